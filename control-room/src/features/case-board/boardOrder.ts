import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { waitsSince } from '@smart-triage/shared/domain/consult';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { ScoreOutcome } from '@smart-triage/shared/domain/score';
import type { Instant } from '@smart-triage/shared/time/instant';

/** Who needs somebody first. Lower is more urgent. */
const Rank = {
  /** A crew asked for a cardiologist and nobody is there. */
  Ringing: 0,
  Undecided: 1,
  /** Decided, but the crew has not confirmed that it read it. */
  Unseen: 2,
  Underway: 3,
  Delivered: 4,
} as const;
type Rank = (typeof Rank)[keyof typeof Rank];

const RANK_OF: Record<CaseState['status'], Rank> = {
  opened: Rank.Undecided,
  assessing: Rank.Undecided,
  'consult-requested': Rank.Ringing,
  'in-consult': Rank.Undecided,
  decided: Rank.Unseen,
  acknowledged: Rank.Underway,
  'en-route': Rank.Underway,
  'handed-over': Rank.Delivered,
  closed: Rank.Delivered,
  'followed-up': Rank.Delivered,
};

/** HEART's scale. Without an assessment the score can still become anything on it: missing is never low. */
const NOTHING_KNOWN = { isCertainlyHigh: false, low: 0, high: 10 };

/** Most urgent first: ringing; then who is undecided or does not agree; in each whose gate is positive; then whose vital signs are in danger; then who can be worst by HEART; then who waits longest. */
export function byUrgency(one: CaseState, other: CaseState): number {
  const rank = rankOf(one) - rankOf(other);
  if (rank !== 0) return rank;
  const gate = Number(isGateMet(other)) - Number(isGateMet(one));
  if (gate !== 0) return gate;
  const danger = Number(isInDanger(other)) - Number(isInDanger(one));
  if (danger !== 0) return danger;
  const score = one.status === 'consult-requested' ? 0 : byHeart(one, other);
  return score !== 0 ? score : waitingSince(one) - waitingSince(other);
}

/** A crew that does not agree waits for somebody as one without a decision does. */
function rankOf(state: CaseState): Rank {
  return isDisputed(state) ? Rank.Undecided : RANK_OF[state.status];
}

/** The crew has read the decision in force and does not agree, and still has the patient. */
export function isDisputed({ status, disagreement }: CaseState): boolean {
  return disagreement !== null && RANK_OF[status] < Rank.Delivered;
}

/** A rule of the exclusion gate is met: time decides, not a score. */
export function isGateMet({ guidance }: CaseState): boolean {
  return guidance?.gate.verdict === 'positive';
}

/** Instability that kept patients out of HEART Pathway (Mahler 2015) and the Dutch trials (ARTICA): too unstable for a score to say anything. */
const DANGER: Partial<Record<VitalSign, (value: number) => boolean>> = {
  systolicBp: (mmHg) => mmHg < 90,
  heartRate: (perMinute) => perMinute > 120 || perMinute < 40,
  spo2: (percent) => percent < 90,
};

/** By the newest value of each sign, however old: what was dangerous stays so until somebody has measured again. */
export function isInDanger({ vitals }: CaseState): boolean {
  const signs = Object.entries(DANGER) as [VitalSign, (value: number) => boolean][];
  return signs.some(([sign, isDangerous]) => {
    const known = vitals[sign];
    return known !== undefined && isDangerous(known.value);
  });
}

/** From when somebody waits for an answer: the consult that was asked for or given back, else the start of the case. */
export function waitingSince(state: CaseState): Instant {
  return waitsSince(state) ?? state.openedAt;
}

export function isRinging({ status }: CaseState): boolean {
  return RANK_OF[status] === Rank.Ringing;
}

export function isUndecided({ status }: CaseState): boolean {
  return RANK_OF[status] <= Rank.Undecided;
}

export function isUnseen({ status }: CaseState): boolean {
  return RANK_OF[status] === Rank.Unseen;
}

/** A score that is certainly high comes before one that may become so, and that before one that cannot. */
function byHeart(one: CaseState, other: CaseState): number {
  const [a, b] = [heartReach(one), heartReach(other)];
  if (a.isCertainlyHigh !== b.isCertainlyHigh) return a.isCertainlyHigh ? -1 : 1;
  return b.high - a.high || b.low - a.low;
}

function heartReach(state: CaseState): typeof NOTHING_KNOWN {
  const outcome = heartOutcome(state);
  switch (outcome?.kind) {
    case 'value':
      return { isCertainlyHigh: outcome.band === 'high', low: outcome.value, high: outcome.value };
    case 'range':
      return { isCertainlyHigh: outcome.lowBand === 'high', low: outcome.low, high: outcome.high };
    case 'not-applicable':
    case undefined:
      return NOTHING_KNOWN;
  }
}

export function heartOutcome({ risk }: CaseState): ScoreOutcome | undefined {
  return risk?.scores.find(({ score }) => score === 'heart')?.outcome;
}

/** A place of the list; `isGone`: its case was closed meanwhile, and it is as it was. */
export type BoardPlace = { state: CaseState; isGone: boolean };

/**
 * The places while a hand is on the list: nobody moves, who is new stands at the end, and who is gone leaves a place behind, so that nobody else slides under the
 * hand. The list sorts itself again when the hand has left.
 */
export function heldPlaces(
  sorted: readonly CaseState[],
  cases: ReadonlyMap<CaseId, CaseState>,
  held: ReadonlyMap<CaseId, CaseState>,
): BoardPlace[] {
  const before = [...held].map(([caseId, known]) => ({
    state: cases.get(caseId) ?? known,
    isGone: !cases.has(caseId),
  }));
  return [...before, ...sorted.filter(({ caseId }) => !held.has(caseId)).map(asPlace)];
}

export function asPlace(state: CaseState): BoardPlace {
  return { state, isGone: false };
}
