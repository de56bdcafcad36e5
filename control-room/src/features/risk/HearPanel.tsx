import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { ecgToPropose } from '@smart-triage/shared/domain/ecgRecording';
import {
  type HearOpinion,
  type HearSideBySide,
  hearSideBySide,
} from '@smart-triage/shared/domain/hearOpinion';
import { type Actor, nameOf } from '@smart-triage/shared/domain/role';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useNoLink } from '../../lib/linkContext.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { HearActions } from './hearActions.ts';
import { HearRows } from './HearRows.tsx';
import styles from './HearPanel.module.css';
import { rangeWords } from './rangeWords.ts';

const css = classesOf(styles);

export type HearPanelProps = {
  state: Pick<CaseState, 'risk' | 'hearOpinions' | 'ecg'>;
  me: Actor;
  actions: HearActions;
  /** Only a cardiologist judges, until the patient is handed over. */
  mayJudge: boolean;
};

/** One person's HEAR as it is drawn: the own one can be changed. */
export type OpinionColumn = {
  opinion: HearOpinion | null;
  name: string;
  isOwn: boolean;
  compared: HearSideBySide;
};

/** The crew's HEAR and each cardiologist's, item by item, with what they disagree on and what the model proposes for the ECG. */
export function HearPanel({ state, me, actions, mayJudge }: HearPanelProps) {
  const { t } = useTranslation();
  const { undo, failure } = useReadable(actions);
  const columns = useColumns(state, me, mayJudge);
  const proposing = ecgToPropose(state.ecg);
  const shownEcg = proposing?.id ?? null;
  const noLink = useNoLink();
  return (
    <Panel
      title={t('hear.title')}
      state={columns.map((column) => (
        <Verdict key={column.name} column={column} />
      ))}
      actions={
        undo &&
        mayJudge && <SendButton onClick={() => void actions.undo(shownEcg)}>{t('hear.undo')}</SendButton>
      }
    >
      {failure !== null && <Failure code={failure} />}
      <HearRows
        columns={columns}
        crew={hearOf(state.risk)}
        proposing={proposing}
        isRefused={noLink !== undefined}
        onJudge={(judgement, before) => void actions.judge(judgement, before, shownEcg)}
      />
      <p className={css('quiet')}>
        {mayJudge && noLink !== undefined && <strong>{noLink}. </strong>}
        {t('hear.notice')}
      </p>
    </Panel>
  );
}

/** Own first, then the others in the order in which they last judged. */
function useColumns(
  { risk, hearOpinions }: HearPanelProps['state'],
  me: Actor,
  mayJudge: boolean,
): OpinionColumn[] {
  const { t } = useTranslation();
  const own = hearOpinions.find(({ by }) => by.id === me.id) ?? null;
  const others = hearOpinions.filter((opinion) => opinion !== own);
  const columnOf = (opinion: HearOpinion | null, name: string, isOwn: boolean): OpinionColumn => ({
    opinion,
    name,
    isOwn,
    compared: hearSideBySide(hearOf(risk), opinion ?? { items: {} }),
  });
  return [
    ...(own || mayJudge ? [columnOf(own, t('hear.you'), mayJudge)] : []),
    ...others.map((opinion) => columnOf(opinion, nameOf(opinion.by), false)),
  ];
}

function hearOf(risk: CaseState['risk']) {
  return risk?.scores.find(({ score }) => score === 'hear') ?? null;
}

/** What the eye meets first: on how many items two people disagree. */
function Verdict({ column: { name, opinion, compared } }: { column: OpinionColumn }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (!opinion) return null;
  const count = compared.rows.filter(({ agreement }) => agreement === 'differs').length;
  const total = rangeWords(compared.own, t, number);
  return (
    <Badge tone={count > 0 ? 'waiting' : 'neutral'}>
      {name} {total}: {count > 0 ? t('hear.differsOn', { count }) : t(`hear.agreement.${compared.agreement}`)}
    </Badge>
  );
}
