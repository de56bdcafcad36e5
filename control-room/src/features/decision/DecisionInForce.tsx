import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { RankedDestination } from '@smart-triage/shared/domain/destinations';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Role } from '@smart-triage/shared/domain/role';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { useTranslation } from 'react-i18next';
import { dispositionWords, reroutedWords } from '../../lib/words.ts';
import { Announcing } from './Announcing.tsx';
import type { AnnouncementActions } from './announcementActions.ts';
import { DecisionFacts } from './DecisionFacts.tsx';
import { factsInForce } from './decisionFactList.ts';
import { EarlierDecisions } from './EarlierDecisions.tsx';

/** The decision that holds now, and whether the crew has read it. */
export type DecisionInForceProps = {
  state: CaseState;
  hospitals: readonly Hospital[];
  role: Role;
  announcing: AnnouncementActions;
  destinations: readonly RankedDestination[];
  /** The log of the case, as far as it has been read. */
  events: readonly CaseEvent[];
};

export function DecisionInForce(props: DecisionInForceProps) {
  const { state, hospitals, role, announcing, destinations, events } = props;
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
          <Announcing state={state} role={role} actions={announcing} destinations={destinations} />
        </>
      }
    >
      {t('decision.by', { name: decision.decidedBy.name, reason: decision.reason })}
      {decision.rerouted && <p>{t('decision.rerouted', { how: reroutedWords(decision, hospitals, t) })}</p>}
      <EarlierDecisions events={events} inForce={decision.id} hospitals={hospitals} />
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
