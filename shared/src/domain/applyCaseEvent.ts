import type { CaseEvent, CaseFact } from './caseEvent.ts';
import { changesOf } from './caseFactChanges.ts';
import { statusAfter } from './caseMachine.ts';
import type { CaseState } from './caseState.ts';
import { NO_CONSULT } from './consult.ts';
import { type CrewFactState, NO_CREW_FACTS } from './crewFacts.ts';
import { NO_ECG } from './ecgRecording.ts';
import { NO_VIDEO } from './videoRecording.ts';

/** The state after one more event. Throws on a hole in `seq`: a state built over a hole would be wrong without showing it. */
export function applyCaseEvent(state: CaseState | null, event: CaseEvent): CaseState {
  const expected = (state?.seq ?? 0) + 1;
  if (event.seq !== expected) throw new RangeError(`event ${event.seq} does not follow ${expected - 1}`);
  const before = state ?? openedState(event);
  return {
    ...before,
    ...outdatedCheck(before, event.fact),
    ...changesOf(before, event.fact, event),
    seq: event.seq,
    status: statusAfter(before.status, event.fact.type),
    changedAt: event.at,
    ...(TOLD_BY_CREW.has(event.fact.type) && event.by.role === 'paramedic' && { heardAt: event.at }),
  };
}

/** What computing adds in the crew's name, such as a score, says nothing new about the patient. */
const TOLD_BY_CREW: ReadonlySet<CaseFact['type']> = new Set([
  'case-opened',
  'intake-changed',
  'vitals-recorded',
  'ecg-started',
  'ecg-recorded',
  'photo-taken',
  'message-sent',
  'consult-requested',
  'decision-acknowledged',
  'transport-started',
  'handed-over',
]);

function openedState(event: CaseEvent): CaseState {
  if (event.fact.type !== 'case-opened') throw new RangeError('a case starts with case-opened');
  return {
    caseId: event.caseId,
    seq: event.seq,
    status: 'opened',
    unit: event.fact.unit,
    simulated: event.fact.simulated,
    crew: event.by,
    openedAt: event.fact.openedAt ?? event.at,
    knownSince: event.at,
    closedAt: null,
    changedAt: event.at,
    heardAt: event.at,
    intake: {},
    vitals: {},
    alertLimits: null,
    acknowledgedAlerts: [],
    ecgStreams: [],
    ecg: NO_ECG,
    ecgUnverified: [],
    ecgNotes: [],
    ecgMeasured: [],
    hearOpinions: [],
    consultRequestedAt: null,
    consultants: [],
    consult: NO_CONSULT,
    risk: null,
    guidance: null,
    driveNow: null,
    decision: null,
    acknowledgedAt: null,
    announcement: null,
    ...NO_CREW_FACTS,
    recordConsent: null,
    video: NO_VIDEO,
    photos: [],
    photoAsked: null,
    messages: [],
    readThrough: { crew: 0, desk: 0 },
    patientHears: null,
    ecgComparison: null,
    followUp: null,
  };
}

/** What stands in a handover. Vital signs from a monitor come every few seconds and stand there with their own time. */
const IN_HANDOVER: ReadonlySet<CaseFact['type']> = new Set([
  'intake-changed',
  'ecg-recorded',
  'drive-now-confirmed',
  'decision-recorded',
  'destination-changed',
  'decision-acknowledged',
  'patient-wish-recorded',
  'safety-net-given',
  'gp-informed',
]);

/** [DC8] A check says nothing about what came after it. */
function outdatedCheck({ handoverCheck }: CaseState, { type }: CaseFact): Partial<CrewFactState> {
  return handoverCheck && IN_HANDOVER.has(type)
    ? { handoverCheck: { ...handoverCheck, isCurrent: false } }
    : {};
}
