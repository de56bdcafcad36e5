import type { Lead } from '@smart-triage/shared/ecg/leads';
import type { LeadSignals } from '../signal/leadSignals.ts';
import { samplesIn } from '../signal/samples.ts';
import { middleMean } from '../signal/statistics.ts';

/** One typical complex with its P and T wave in each lead, in millivolt; `fiducial` is the sample that stands for the beats' own instant. */
export type MedianBeat = {
  readonly rateHz: number;
  readonly fiducial: number;
  readonly leads: readonly Lead[];
  readonly mv: readonly Float64Array[];
};

const LONGEST_BEFORE_MS = 400;
const LONGEST_AFTER_MS = 700;
const QRS_BEFORE_MS = 140;
const QRS_AFTER_MS = 190;
/** What has to be inside the recording for a complex to count: P wave to the end of a usual T wave. */
const NEEDED_BEFORE_MS = 200;
const NEEDED_AFTER_MS = 450;
/** More complexes than this improve nothing that is shown. */
const MAX_BEATS = 40;

/** How far around its middle a complex of this rhythm has the recording to itself. */
export function beatReach(rrSamples: number, rateHz: number): { before: number; after: number } {
  return {
    before: Math.round(Math.min(samplesIn(LONGEST_BEFORE_MS, rateHz), 0.45 * rrSamples)),
    after: Math.round(Math.min(samplesIn(LONGEST_AFTER_MS, rateHz), 0.75 * rrSamples)),
  };
}

/** The complexes that are whole enough to be measured; all of them when too few are. */
export function wholeBeats(beats: readonly number[], length: number, rateHz: number): readonly number[] {
  const [before, after] = [samplesIn(NEEDED_BEFORE_MS, rateHz), samplesIn(NEEDED_AFTER_MS, rateHz)];
  const whole = beats.filter((at) => at >= before && at + after < length);
  const usable = whole.length >= 3 ? whole : beats;
  const every = Math.ceil(usable.length / MAX_BEATS);
  return usable.filter((_, k) => k % every === 0);
}

/** As far around the middle as the QRS needs. */
export function qrsReach(rateHz: number): { before: number; after: number } {
  return { before: samplesIn(QRS_BEFORE_MS, rateHz), after: samplesIn(QRS_AFTER_MS, rateHz) };
}

/** At each instant the mean of the middle half of the beats: deaf to the beat with a jolt in it. */
export function medianBeat(
  signals: LeadSignals,
  beats: readonly number[],
  reach: { before: number; after: number },
): MedianBeat {
  const length = reach.before + reach.after + 1;
  const starts = beats.map((at) => at - reach.before);
  const mv = signals.mv.map((signal) => typicalOf(signal, starts, length));
  return { rateHz: signals.rateHz, fiducial: reach.before, leads: signals.leads, mv };
}

function typicalOf(signal: Float64Array, starts: readonly number[], length: number): Float64Array {
  const [typical, values, order] = [
    new Float64Array(length),
    new Float64Array(starts.length),
    Int32Array.from(starts),
  ];
  for (let i = 0; i < length; i++) {
    const count = gatherSorted(signal, i, order, values);
    typical[i] = middleMean(values, count);
  }
  return typical;
}

/**
 * The beats' values `i` samples from their starts, ascending, and how many there are inside the recording. `order` keeps the beats as their values lay at the
 * sample before: they hardly change places from one sample to the next, so that little is left to sort.
 */
function gatherSorted(signal: Float64Array, i: number, order: Int32Array, values: Float64Array): number {
  let count = 0;
  for (let next = 0; next < order.length; next++) {
    const start = order[next] ?? 0;
    const found = signal[start + i];
    const value = found ?? Infinity;
    if (found !== undefined) count++;
    let k = next - 1;
    for (; k >= 0 && (values[k] ?? 0) > value; k--) {
      values[k + 1] = values[k] ?? 0;
      order[k + 1] = order[k] ?? 0;
    }
    values[k + 1] = value;
    order[k + 1] = start;
  }
  return count;
}
