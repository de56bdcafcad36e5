import type { CaseEvent, CaseFact } from '../domain/caseEvent.ts';
import { applyCaseEvent } from '../domain/applyCaseEvent.ts';
import type { CaseState } from '../domain/caseState.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Actor } from '../domain/role.ts';
import { instant } from '../time/instant.ts';

export const CASE_ID = '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b01' as CaseId;
export const CREW: Actor = { id: 'tablet-06-123', name: 'Ambulance 06-123', role: 'paramedic' };
export const CARDIOLOGIST: Actor = { id: 'cardio', name: 'Dr. Demo', role: 'cardiologist' };

/** The facts as events of one case, one second apart. */
export function caseEvents(...facts: (CaseFact | [CaseFact, Actor])[]): CaseEvent[] {
  return facts.map((entry, index) => {
    const [fact, by] = Array.isArray(entry) ? entry : [entry, CREW];
    return { caseId: CASE_ID, seq: index + 1, at: instant(1_700_000_000_000 + index * 1000), by, fact };
  });
}

/** The state that these events leave. */
export function caseStateAfter(events: readonly CaseEvent[]): CaseState {
  const state = events.reduce<CaseState | null>((before, event) => applyCaseEvent(before, event), null);
  if (!state) throw new RangeError('no events, no case');
  return state;
}

export const OPENED: CaseFact = { type: 'case-opened', unit: '06-123', simulated: true };
