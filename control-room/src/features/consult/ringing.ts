import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { type ConsultRing, offerOf, ringingAt, waitsSince } from '@smart-triage/shared/domain/consult';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Instant } from '@smart-triage/shared/time/instant';

/** A consult that rings at the person of this page. */
export type OwnRing = { state: CaseState; ring: ConsultRing; since: Instant };

/** Who has waited longest comes first. */
export function ringsAt({ id }: Actor, cases: Iterable<CaseState>): OwnRing[] {
  const rings = [...cases].flatMap((state): OwnRing[] => {
    const ring = ringingAt(state).find(({ person }) => person.id === id);
    return ring ? [{ state, ring, since: waitsSince(state) ?? ring.at }] : [];
  });
  return rings.sort((one, other) => one.since - other.since);
}

/** What waits for a cardiologist, whoever it rings at: longest first. */
export function waitingConsults(cases: Iterable<CaseState>): CaseState[] {
  return [...cases]
    .filter((state) => state.status === 'consult-requested' || offerOf(state) !== null)
    .sort((one, other) => (waitsSince(one) ?? one.openedAt) - (waitsSince(other) ?? other.openedAt));
}
