import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { offerOf, waitsSince } from '@smart-triage/shared/domain/consult';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import { isStalePosition } from '../../lib/etaMinutes.ts';

/** What waits for somebody at a desk, the most urgent first. */
const NEEDS = [
  /** "Drive now" is proposed and nobody has answered. */
  'drive-now-open',
  /** A crew asked for a cardiologist, and nobody has the consult. */
  'unassigned',
  /** The hospital does not take the patient. */
  'hospital-refused',
  'crew-disagrees',
  /** Whom the consult was offered to is not there any more. */
  'offer-unreached',
  /** The crew has not confirmed the decision in force. */
  'unconfirmed',
  'hospital-not-told',
  'hospital-silent',
  /** The ambulance should have been at the hospital. */
  'overdue',
  /** No word of where an ambulance on its way is. */
  'position-lost',
] as const;
export type NeedKind = (typeof NEEDS)[number];

export type Need = {
  caseId: CaseId;
  unit: string;
  kind: NeedKind;
  /** Since when it waits. */
  since: Instant;
  /** Longer than it should. */
  isLate: boolean;
};

/** How long each may wait before it is late. Choices of this project: no source gives limits for them. */
const LATE_AFTER_MS: Record<NeedKind, number> = {
  'drive-now-open': 60_000,
  unassigned: 60_000,
  'hospital-refused': 60_000,
  'crew-disagrees': 60_000,
  'offer-unreached': 60_000,
  unconfirmed: 2 * 60_000,
  'hospital-not-told': 3 * 60_000,
  'hospital-silent': 5 * 60_000,
  overdue: 5 * 60_000,
  'position-lost': 3 * 60_000,
};

const ON_ITS_WAY: readonly CaseState['status'][] = ['acknowledged', 'en-route'];
const IN_FORCE: readonly CaseState['status'][] = ['decided', ...ON_ITS_WAY];

/** Everything that waits, of all open cases: what is worst first, then what waits longest. */
export function needsOf(
  cases: Iterable<CaseState>,
  positions: ReadonlyMap<CaseId, PositionReport>,
  now: Instant,
): Need[] {
  return [...cases]
    .flatMap((state) => needsOfCase(state, positions.get(state.caseId), now))
    .sort((a, b) => NEEDS.indexOf(a.kind) - NEEDS.indexOf(b.kind) || a.since - b.since);
}

function needsOfCase(state: CaseState, report: PositionReport | undefined, now: Instant): Need[] {
  const waiting = {
    ...ofConsult(state),
    ...ofDecision(state),
    ...ofHospital(state),
    ...ofRide(state, report, now),
  };
  return NEEDS.flatMap((kind) => {
    const since = waiting[kind];
    if (since === undefined) return [];
    const isLate = ageMs(since, now) >= LATE_AFTER_MS[kind];
    return [{ caseId: state.caseId, unit: state.unit, kind, since, isLate }];
  });
}

type Waiting = Partial<Record<NeedKind, Instant>>;

function ofConsult(state: CaseState): Waiting {
  const { status, consult, driveNow } = state;
  const waits = waitsSince(state);
  const isUnassigned = status === 'consult-requested' && consult.holder === null;
  const isClosed = status === 'closed' || status === 'handed-over';
  return {
    ...(isUnassigned && waits !== null && { unassigned: waits }),
    ...(driveNow?.answer === null && !isClosed && { 'drive-now-open': driveNow.proposedAt }),
    ...(offerOf(state)?.isGone && consult.offer && { 'offer-unreached': consult.offer.at }),
  };
}

function ofDecision({ status, decision, disagreement }: CaseState): Waiting {
  if (!decision || !IN_FORCE.includes(status)) return {};
  return {
    ...(disagreement
      ? { 'crew-disagrees': disagreement.at }
      : status === 'decided' && { unconfirmed: decision.rerouted?.at ?? decision.decidedAt }),
  };
}

function ofHospital({ status, decision, announcement }: CaseState): Waiting {
  if (decision?.disposition.kind !== 'transport' || !IN_FORCE.includes(status)) return {};
  if (!announcement) return { 'hospital-not-told': decision.rerouted?.at ?? decision.decidedAt };
  const { answer } = announcement;
  if (!answer) return { 'hospital-silent': announcement.at };
  return answer.said.kind === 'refused' ? { 'hospital-refused': answer.at } : {};
}

function ofRide({ status, arrival }: CaseState, report: PositionReport | undefined, now: Instant): Waiting {
  if (!ON_ITS_WAY.includes(status)) return {};
  const expected = report?.arrivalAt ?? arrival?.arrivalAt ?? null;
  return {
    ...(expected !== null && expected < now && { overdue: expected }),
    ...(status === 'en-route' &&
      report &&
      isStalePosition(report, now) && { 'position-lost': report.reportedAt }),
  };
}
