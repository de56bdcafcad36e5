import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import type { DecisionModel } from './decisionModel.ts';
import { PatientWishPanel } from './PatientWishPanel.tsx';
import { StayHomePanel } from './StayHomePanel.tsx';
import { TransportPanel } from './TransportPanel.tsx';

export type AroundDecisionProps = { model: CrewFactsModel; decision: DecisionModel };

/** What goes with the decision in force, and what the patient thinks of it. */
export function AroundDecision({ model, decision }: AroundDecisionProps) {
  const kind = useSnapshot(model).decision?.disposition.kind;
  return (
    <>
      {kind === 'transport' && <TransportPanel model={model} decision={decision} />}
      {kind === 'stay-home' && <StayHomePanel model={model} />}
      <PatientWishPanel model={model} />
    </>
  );
}
