import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId } from '@smart-triage/shared/domain/ids';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { dispositionWords } from '../../lib/words.ts';
import { earlierDecisions } from './earlierDecisions.ts';

type EarlierDecisionsProps = {
  events: readonly CaseEvent[];
  inForce: DecisionId;
  hospitals: readonly Hospital[];
};

/** A change of mind leaves its trace: what was decided before, by whom and why, and whether the crew had confirmed it. */
export function EarlierDecisions({ events, inForce, hospitals }: EarlierDecisionsProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const earlier = earlierDecisions(events, inForce);
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary>{t('decision.earlier.title', { count: earlier.length })}</summary>
      <ul>
        {earlier.map(({ decision, until, wasConfirmed }) => (
          <li key={decision.id}>
            {t('decision.earlier.line', {
              from: time(decision.rerouted?.at ?? decision.decidedAt),
              until: time(until),
              what: dispositionWords(decision.disposition, hospitals, t),
              name: (decision.rerouted?.by ?? decision.decidedBy).name,
              reason: decision.rerouted?.reason ?? decision.reason,
            })}{' '}
            {t(wasConfirmed ? 'decision.earlier.confirmed' : 'decision.earlier.notConfirmed')}
          </li>
        ))}
      </ul>
    </details>
  );
}
