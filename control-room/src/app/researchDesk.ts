import type { Actor } from '@smart-triage/shared/domain/role';
import { createOutcomesModel, type OutcomesModel } from '../features/outcomes/outcomesModel.ts';
import type { Dependencies } from './dependencies.ts';

/** What is alive while a researcher is signed in: no patient and no socket, only outcomes. */
export type ResearchDesk = { me: Actor; outcomes: OutcomesModel; close: () => void };

export function createResearchDesk(
  { getJson, postJson, newRequestId, faults }: Dependencies,
  me: Actor,
): ResearchDesk {
  const outcomes = createOutcomesModel({ getJson, postJson, newRequestId, onError: faults.report });
  return { me, outcomes, close: () => undefined };
}
