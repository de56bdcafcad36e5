import type { Decision } from '@smart-triage/shared/domain/decision';
import {
  type CareNeed,
  type DestinationOption,
  rankDestinations,
  type RankedDestination,
} from '@smart-triage/shared/domain/destinations';
import type { Actor } from '@smart-triage/shared/domain/role';
import {
  type AnnouncementActions,
  createAnnouncementActions,
} from '../features/decision/announcementActions.ts';
import { aDecision, caseId, DOCTOR, HOSPITALS, requestId, session, type Told } from './cases.ts';
import { FakeSignaling } from './fakeSignaling.ts';

/** Every hospital in its rank, of whose capacity nothing is known. */
export function rankedHospitals(
  need: CareNeed,
  way: Pick<DestinationOption, 'distanceKm' | 'eta'> = { distanceKm: null, eta: null },
): RankedDestination[] {
  const capacity = { ed: null, cardiacBeds: null, cathLab: null };
  return rankDestinations(
    need,
    HOSPITALS.map((hospital) => ({ hospital, ...way, capacity })),
  );
}

/** A decision of a cardiologist; to stay at home, unless `changes` say otherwise. */
export function decided(changes: Partial<Decision> = {}): Told {
  return { fact: { type: 'decision-recorded', decision: aDecision(changes) }, by: DOCTOR };
}

/** What is told to hospitals about the first case, over a link that the test cuts and answers on. */
export function announcingBy(me: Actor): { signaling: FakeSignaling; announcing: AnnouncementActions } {
  const signaling = new FakeSignaling();
  signaling.become(session(me));
  const announcing = createAnnouncementActions({
    signaling,
    caseId: caseId(1),
    newRequestId: () => requestId(1),
  });
  return { signaling, announcing };
}
