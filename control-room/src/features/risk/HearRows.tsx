import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { Agreement, HearPoints, HearRow, HearSideBySide } from '@smart-triage/shared/domain/hearOpinion';
import type { ScoreResult } from '@smart-triage/shared/domain/score';
import { hearSideBySide } from '@smart-triage/shared/domain/hearOpinion';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { SendButton } from '../../ui/SendButton.tsx';
import type { Judgement } from './hearActions.ts';
import type { OpinionColumn } from './HearPanel.tsx';
import styles from './HearPanel.module.css';
import { ItemDefinition } from './ItemDefinition.tsx';
import { rangeWords } from './rangeWords.ts';

const css = classesOf(styles);

type RowsProps = {
  columns: readonly OpinionColumn[];
  crew: ScoreResult | null;
  /** The ECG whose proposal is shown. */
  proposing: Pick<EcgRecordingFact, 'id' | 'evidence'> | null;
  /** Nothing can be judged now; why stands under the table. */
  isRefused: boolean;
  onJudge: (judgement: Judgement, before: HearPoints | null) => void;
};

/** A row for each item and one for the sum; crew first, then everybody who judged. */
export function HearRows(props: RowsProps) {
  const { t } = useTranslation();
  const { columns, crew } = props;
  const { rows, crew: total } = hearSideBySide(crew, { items: {} });
  return (
    <table className={css('hear')}>
      <thead>
        <tr>
          <th scope="col">{t('hear.item')}</th>
          <th scope="col">{t('hear.crew')}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <ItemRow key={row.item} {...props} row={row} index={index} />
        ))}
        <tr className={css('total')}>
          <th scope="row">{t('hear.total')}</th>
          <Points range={total} />
          {columns.map(({ name, compared }) => (
            <Points key={name} range={compared.own} agreement={compared.agreement} />
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function ItemRow({ row, index, ...props }: RowsProps & { row: HearRow; index: number }) {
  const { columns, proposing, isRefused, onJudge } = props;
  const { item } = row;
  const isDiffering = columns.some(({ compared }) => compared.rows[index]?.agreement === 'differs');
  return (
    <Fragment>
      <tr className={css(isDiffering && 'differs')}>
        <th scope="row">
          <ItemDefinition item={item} />
        </th>
        <Points range={row.crew} />
        {columns.map((column) => {
          const compared = column.compared.rows[index];
          if (!compared) return null;
          return column.isOwn && item !== 'age' ? (
            <OwnPoints key={column.name} {...{ item, column, compared, isRefused, onJudge }} />
          ) : (
            <Points key={column.name} range={compared.own} agreement={compared.agreement} />
          );
        })}
      </tr>
      {item === 'ecg' && proposing && (
        <tr>
          <td colSpan={2 + columns.length}>
            <Proposal columns={columns} proposing={proposing} onJudge={onJudge} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

type PointsProps = { range: HearSideBySide['own']; agreement?: Agreement };

function Points({ range, agreement }: PointsProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <td className={css('points')}>
      {rangeWords(range, t, number)}{' '}
      {agreement === 'differs' && <span className={css('mark')}>{t('hear.agreement.differs')}</span>}
    </td>
  );
}

type OwnPointsProps = {
  item: Judgement['item'];
  column: OpinionColumn;
  compared: HearRow;
  isRefused: boolean;
  onJudge: RowsProps['onJudge'];
};

const CHOICES: readonly HearPoints[] = [0, 1, 2];

/** Pressed again, it is taken back. */
function OwnPoints({ item, column: { opinion }, compared, isRefused, onJudge }: OwnPointsProps) {
  const { t } = useTranslation();
  const own = opinion?.items[item] ?? null;
  return (
    <td className={css('points')}>
      <span className={css('choices')} role="group" aria-label={t(`hear.items.${item}`)}>
        {CHOICES.map((points) => (
          <button
            key={points}
            type="button"
            className={css('choice')}
            aria-pressed={own === points}
            aria-label={t('hear.judge', { item: t(`hear.items.${item}`), points })}
            aria-disabled={isRefused || undefined}
            onClick={() => {
              if (!isRefused) onJudge({ item, points: own === points ? null : points }, own);
            }}
          >
            {points}
          </button>
        ))}
      </span>{' '}
      {compared.agreement === 'differs' && <span className={css('mark')}>{t('hear.agreement.differs')}</span>}
    </td>
  );
}

type ProposalProps = {
  columns: readonly OpinionColumn[];
  proposing: NonNullable<RowsProps['proposing']>;
  onJudge: RowsProps['onJudge'];
};

/** [OP2] What the model proposes for the ECG item is nobody's until a person confirms it, or says something else. */
function Proposal({ columns, proposing: { id, evidence }, onJudge }: ProposalProps) {
  const { t } = useTranslation();
  const shared = useTranslation('shared');
  const own = columns.find(({ isOwn }) => isOwn);
  const judged = own?.opinion?.items.ecg;
  const proposed = evidence?.item ?? null;
  if (proposed === null)
    return (
      <>
        <Badge tone="stale">{shared.t('ecgEvidence.none')}</Badge>{' '}
        {evidence?.abstained.map((reason) => shared.t(`ecgEvidence.abstained.${reason}`)).join(', ')}
      </>
    );
  const isOfOtherEcg = judged !== undefined && own?.opinion?.proposal?.recordingId !== id;
  return (
    <>
      <Badge>{shared.t('ecgEvidence.proposal')}</Badge> {shared.t(`ecgEvidence.item.${proposed}`)}{' '}
      {own && (judged === undefined || isOfOtherEcg) && (
        <SendButton
          onClick={() => {
            onJudge({ item: 'ecg', points: proposed }, judged ?? null);
          }}
        >
          {t('hear.confirm')}
        </SendButton>
      )}{' '}
      {judged !== undefined && (
        <span role="status">
          {t(isOfOtherEcg ? 'hear.otherEcg' : judged === proposed ? 'hear.confirmed' : 'hear.changed')}
        </span>
      )}
    </>
  );
}
