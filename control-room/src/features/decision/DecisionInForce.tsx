import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Role } from '@smart-triage/shared/domain/role';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { useTranslation } from 'react-i18next';
import { dispositionWords } from '../../lib/words.ts';
import { Announcing } from './Announcing.tsx';
import type { AnnouncementActions } from './announcementActions.ts';
import { DecisionFacts } from './DecisionFacts.tsx';
import { factsInForce } from './decisionFactList.ts';

/** The decision that holds now, and whether the crew has read it. */
export type DecisionInForceProps = {
  state: CaseState;
  hospitals: readonly Hospital[];
  role: Role;
  announcing: AnnouncementActions;
};

export function DecisionInForce({ state, hospitals, role, announcing }: DecisionInForceProps) {
  const { t } = useTranslation();
  const { decision } = state;
  if (!decision) return null;
  return (
    <Banner
      tone="decision"
      title={dispositionWords(decision.disposition, hospitals, t)}
      actions={
        <>
          <DecisionFacts facts={factsInForce(decision, state)} />
          <Announcing state={state} role={role} actions={announcing} />
        </>
      }
    >
      {t('decision.by', { name: decision.decidedBy.name, reason: decision.reason })}
      {state.disagreement && (
        <p role="alert">
          <strong>
            {t('decision.disagreed', { name: state.disagreement.by.name, reason: state.disagreement.reason })}
          </strong>
        </p>
      )}
    </Banner>
  );
}
