import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { useTranslation } from 'react-i18next';
import { dispositionWords } from '../../lib/words.ts';
import { DecisionFacts } from './DecisionFacts.tsx';
import { factsInForce } from './decisionFactList.ts';

/** The decision that holds now, and whether the crew has read it. */
export function DecisionInForce({ state, hospitals }: { state: CaseState; hospitals: readonly Hospital[] }) {
  const { t } = useTranslation();
  const { decision } = state;
  if (!decision) return null;
  return (
    <Banner
      tone="decision"
      title={dispositionWords(decision.disposition, hospitals, t)}
      actions={<DecisionFacts facts={factsInForce(decision, state)} />}
    >
      {t('decision.by', { name: decision.decidedBy.name, reason: decision.reason })}
    </Banner>
  );
}
