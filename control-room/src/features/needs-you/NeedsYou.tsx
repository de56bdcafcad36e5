import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import styles from './NeedsYou.module.css';
import { type Need, needsOf } from './needsYou.ts';

const css = classesOf(styles);

export type NeedsYouProps = {
  cases: ReadonlyMap<CaseId, CaseState>;
  positions: ReadonlyMap<CaseId, PositionReport>;
  isLoading: boolean;
  /** Since when nothing new is heard; `null` while it is. */
  staleSince: Instant | null;
  clock: Clock;
  /** What can be done about it here. */
  actsOn: (need: Need, state: CaseState) => ReactNode;
};

/** What waits for somebody at a desk, over all cases, with since when. */
export function NeedsYou({ cases, positions, isLoading, staleSince, clock, actsOn }: NeedsYouProps) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  const needs = needsOf(cases.values(), positions, now);
  return (
    <Panel
      title={t('needs.title')}
      state={needs.length > 0 && <Badge tone="waiting">{String(needs.length)}</Badge>}
    >
      {staleSince !== null && (
        <p className={css('quiet')}>
          <Badge tone="stale">
            {t('needs.asOf')} <AgeText measuredAt={staleSince} now={now} />
          </Badge>
        </p>
      )}
      {isLoading && <p role="status">{t('board.loading')}</p>}
      {!isLoading && needs.length === 0 && <p className={css('quiet')}>{t('needs.none')}</p>}
      <ul className={css('list')} aria-label={t('needs.title')}>
        {needs.map((need) => {
          const state = cases.get(need.caseId);
          return (
            <li key={`${need.caseId} ${need.kind}`} className={css('need', need.isLate && 'late')}>
              <Row need={need} now={now} />
              {state && <div className={css('acts')}>{actsOn(need, state)}</div>}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Row({ need: { caseId, unit, kind, since, isLate }, now }: { need: Need; now: Instant }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={css('what')}>
      <a href={caseHref(caseId)}>{unit}</a> <strong>{t(`needs.kind.${kind}`)}</strong>{' '}
      <span className={css('quiet')}>
        {t(isLate ? 'needs.tooLong' : 'needs.since', { time: format.stopwatch(ageMs(since, now)) })}
      </span>
    </p>
  );
}
