import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { etaMinutes, isStalePosition } from '../../lib/etaMinutes.ts';
import { caseHref } from '../../lib/route.ts';
import { hospitalWords } from '../../lib/words.ts';
import styles from './RunMap.module.css';
import type { Run } from './runs.ts';

const css = classesOf(styles);

type RunListProps = {
  runs: readonly Run[];
  hospitals: readonly Hospital[];
  now: Instant;
  /** The same function for as long as it says the same. */
  toldOf: (state: CaseState) => ReactNode;
};

export function RunList({ runs, hospitals, now, toldOf }: RunListProps) {
  const { t } = useTranslation();
  if (runs.length === 0) return <EmptyState title={t('board.empty.title')}>{t('map.empty')}</EmptyState>;
  return (
    <ul className={css('list')} aria-label={t('map.list')}>
      {runs.map(({ state, report }) => (
        <RunRow
          key={state.caseId}
          state={state}
          report={report}
          hospitals={hospitals}
          now={now}
          toldOf={toldOf}
        />
      ))}
    </ul>
  );
}

/** Drawn anew when something in it changes, and once a second for its age: not with each event of 200 runs, of which one has changed. */
const RunRow = memo(function RunRow({
  state,
  report,
  hospitals,
  now,
  toldOf,
}: Run & Omit<RunListProps, 'runs'>) {
  const { t } = useTranslation();
  return (
    <li className={css('run')}>
      <a href={caseHref(state.caseId)}>{state.unit}</a>
      <span>{t(`case.status.${state.status}`)}</span>
      {state.simulated && <Badge tone="simulated">{t('case.simulated')}</Badge>}
      <span className={css('where')}>
        {report ? <Where report={report} hospitals={hospitals} now={now} /> : t('map.noPosition')}
      </span>
      <details className={css('told')}>
        <summary>{t('map.told')}</summary>
        {toldOf(state)}
      </details>
    </li>
  );
});

type WhereProps = { report: PositionReport; hospitals: readonly Hospital[]; now: Instant };

function Where({ report, hospitals, now }: WhereProps) {
  const { t } = useTranslation();
  const minutes = etaMinutes(report, now);
  const destination = report.destination ? hospitalWords(hospitals, report.destination) : null;
  if (isStalePosition(report, now))
    return (
      <>
        {t('map.lastSeen')} <AgeText measuredAt={report.reportedAt} now={now} />
      </>
    );
  if (destination === null) return t('map.noDestination');
  return minutes === null ? destination : t('map.eta', { destination, minutes });
}
