import type { Clock } from '@smart-triage/shared/time/clock';
import type { ReactNode } from 'react';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import type { DecisionModel } from './decisionModel.ts';
import { PatientWishPanel } from './PatientWishPanel.tsx';
import { StayHomePanel } from './StayHomePanel.tsx';
import { TransportPanel } from './TransportPanel.tsx';

export type AroundDecisionProps = {
  model: CrewFactsModel;
  decision: DecisionModel;
  /** The server's. */
  clock: Clock;
  /** The decision itself, with its steps. */
  children?: ReactNode;
};

/** What goes with the decision in force: first what the crew still has to confirm, then the decision, then what the patient thinks of it. */
export function AroundDecision({ model, decision, clock, children }: AroundDecisionProps) {
  const kind = useSnapshot(model).decision?.disposition.kind;
  return (
    <>
      {kind === 'transport' && <TransportPanel model={model} decision={decision} clock={clock} />}
      {kind === 'stay-home' && <StayHomePanel model={model} />}
      {children}
      <PatientWishPanel model={model} />
    </>
  );
}
