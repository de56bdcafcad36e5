import type { MedianBeat } from '../beats/medianBeat.ts';
import { samplesIn } from '../signal/samples.ts';
import { rootMeanSquare } from './rootMeanSquare.ts';

/** Peak and end of the T wave, in samples of the beat. */
export type TWave = { readonly peak: number; readonly end: number };

const SMOOTH_HALF_MS = 10;
/** The T peak lies between these after J; the later bound also shrinks with the heart's rate. */
const PEAK_EARLIEST_MS = 60;
const PEAK_LATEST_MS = 400;
const PEAK_LATEST_RR_SHARE = 0.5;
/** The steepest part of the descent, and the rest of it, lie within these after the peak. */
const DESCENT_MS = 140;
const TAIL_MS = 220;
/** A second phase of T is at least this high beside the first; U waves are lower. */
const SECOND_PHASE_SHARE = 0.75;
/**
 * The eye follows T a little beyond the tangent's foot: the median difference to the cardiologists' marks in the 100 LUDB recordings, which are those
 * of the bench too. No source gives it.
 */
const END_LATER_MS = 16;
/** Lower than this over all leads there is no T wave that an end could be found of. */
const FLATTEST_MV = 0.03;

/**
 * T wave over all leads: the end is where the tangent to the steepest descent meets the level behind it. `null` where T is flat or the beat ends
 * before T does.
 */
export function tWave(beat: MedianBeat, jPoint: number, rrSamples: number): TWave | null {
  const samples = (ms: number) => samplesIn(ms, beat.rateHz);
  const size = rootMeanSquare(beat.mv, samples(SMOOTH_HALF_MS));
  const latest = jPoint + Math.min(samples(PEAK_LATEST_MS), Math.round(PEAK_LATEST_RR_SHARE * rrSamples));
  const peak = lastPeak(size, jPoint + samples(PEAK_EARLIEST_MS), Math.min(latest, size.length - 2));
  if (peak === null || (size[peak] ?? 0) < FLATTEST_MV) return null;
  const steepest = steepestDescent(size, peak, Math.min(size.length - 2, peak + samples(DESCENT_MS)));
  const slope = descent(size, steepest);
  if (slope <= 0) return null;
  const level = lowest(size, steepest, Math.min(size.length - 1, peak + samples(TAIL_MS)));
  const end = Math.round(steepest + ((size[steepest] ?? 0) - level) / slope) + samples(END_LATER_MS);
  return end < size.length ? { peak, end } : null;
}

/** The last local maximum that is not much lower than the highest: of a T wave with two phases the second. */
function lastPeak(size: Float64Array, from: number, to: number): number | null {
  const peaks: number[] = [];
  for (let i = from; i <= to; i++)
    if ((size[i] ?? 0) >= (size[i - 1] ?? 0) && (size[i] ?? 0) >= (size[i + 1] ?? 0)) peaks.push(i);
  const highest = Math.max(...peaks.map((i) => size[i] ?? 0));
  return peaks.findLast((i) => (size[i] ?? 0) >= SECOND_PHASE_SHARE * highest) ?? null;
}

function descent(size: Float64Array, at: number): number {
  return ((size[at - 1] ?? 0) - (size[at + 1] ?? 0)) / 2;
}

function steepestDescent(size: Float64Array, from: number, to: number): number {
  let best = from;
  for (let i = from; i <= to; i++) if (descent(size, i) > descent(size, best)) best = i;
  return best;
}

function lowest(size: Float64Array, from: number, to: number): number {
  let level = size[from] ?? 0;
  for (let i = from; i <= to; i++) level = Math.min(level, size[i] ?? 0);
  return level;
}
