import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { FollowUpEntry } from '@smart-triage/shared/protocol/followUp';
import type { Instant } from '@smart-triage/shared/time/instant';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './Outcomes.module.css';
import { useOutcomeWords } from './useOutcomeWords.ts';

const css = classesOf(styles);

const COLUMNS = ['ride', 'opened', 'decided', 'due', 'outcome'] as const;

type FollowUpTableProps = {
  cases: readonly FollowUpEntry[];
  now: Instant;
  onSelect: (caseId: CaseId) => void;
};

export function FollowUpTable({ cases, now, onSelect }: FollowUpTableProps) {
  const { t } = useTranslation();
  return (
    <div className={css('scroll')} role="region" aria-label={t('outcomes.cases')} tabIndex={0}>
      <table className={css('table')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`outcomes.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cases.map((entry) => (
            <Row key={entry.caseId} entry={entry} isDue={entry.dueAt <= now} onSelect={onSelect} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { entry: FollowUpEntry; isDue: boolean; onSelect: (caseId: CaseId) => void };

function Row({ entry, isDue, onSelect }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOutcomeWords();
  const { caseId, unit, openedAt, dueAt, simulated, decided, followUp } = entry;
  const press = t(followUp === null ? 'outcomes.record' : 'outcomes.change');
  return (
    <tr>
      <th scope="row">
        {unit} {simulated && <Badge>{t('case.simulated')}</Badge>}
      </th>
      <td>{format.dateTime(openedAt)}</td>
      <td>{t(`outcomes.decided.${decided}`)}</td>
      <td>{isDue ? t('outcomes.isDue') : format.dateTime(dueAt)}</td>
      <td>
        <div className={css('said')}>
          {followUp === null ? t('outcomes.notRecorded') : words(followUp.outcome)}
          {isDue && (
            <Button
              aria-label={t('outcomes.pressFor', { press, unit, at: format.dateTime(openedAt) })}
              onClick={() => {
                onSelect(caseId);
              }}
            >
              {press}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
