import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { type Lead, STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';

/** One number of two ECGs, as both are shown, and what lies between; `null` where it was not measured. */
export type Change = { before: number | null; after: number | null; change: number | null };
export type LeadChange = Change & {
  lead: Lead;
  /** The change is no larger than the beats of the two ECGs differ among themselves. */
  isWithinError: boolean;
};

export const COMPARED_NUMBERS = ['rate', 'pr', 'qrs', 'qt', 'qtc', 'axis'] as const;
export type ComparedNumber = (typeof COMPARED_NUMBERS)[number];
export type EcgChanges = { numbers: Record<ComparedNumber, Change>; st: LeadChange[] };

/** Two standard errors of a difference of two means: about 95 % of differences that are none lie within. */
const SURE_ERRORS = 2;

/** What changed from one ECG to a later one: rate per minute, intervals in ms, axis in degrees, ST at J in mV. A difference is that of the numbers as they are shown. */
export function ecgChanges(before: AnalysedEcg, after: AnalysedEcg): EcgChanges {
  const [one, other] = [numbersOf(before), numbersOf(after)];
  const changes = COMPARED_NUMBERS.map((name) => {
    const change = changeOf(one[name], other[name]);
    return [name, name === 'axis' ? aroundTheCircle(change) : change];
  });
  return {
    numbers: Object.fromEntries(changes) as EcgChanges['numbers'],
    st: STANDARD_LEADS.flatMap((lead) => stChange(lead, before, after) ?? []),
  };
}

function numbersOf({ intervals, axes }: AnalysedEcg): Record<ComparedNumber, number | null> {
  const whole = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(value) : null);
  return {
    rate: whole(intervals.heartRate),
    pr: whole(intervals.prMs),
    qrs: whole(intervals.qrsMs),
    qt: whole(intervals.qtMs),
    qtc: whole(intervals.qtcMs?.fridericia),
    axis: whole(axes.qrs),
  };
}

function changeOf(before: number | null, after: number | null): Change {
  return { before, after, change: before === null || after === null ? null : after - before };
}

/** From 170° to -170° are 20°, not 340°. */
function aroundTheCircle({ change, ...rest }: Change): Change {
  return { ...rest, change: change === null ? null : ((((change + 180) % 360) + 360) % 360) - 180 };
}

function stChange(lead: Lead, before: AnalysedEcg, after: AnalysedEcg): LeadChange | null {
  const [one, other] = [before.leads[lead], after.leads[lead]];
  if (!one && !other) return null;
  const found = changeOf(hundredths(one?.jMv), hundredths(other?.jMv));
  const change = found.change === null ? null : Math.round(found.change * 100) / 100;
  const error = Math.hypot(one?.stErrorMv ?? Infinity, other?.stErrorMv ?? Infinity);
  return {
    ...found,
    change,
    lead,
    isWithinError: change !== null && Math.abs(change) <= SURE_ERRORS * error,
  };
}

/** `+ 0`: never "-0.00". */
function hundredths(mv: number | undefined): number | null {
  return mv === undefined ? null : Math.round(mv * 100) / 100 + 0;
}
