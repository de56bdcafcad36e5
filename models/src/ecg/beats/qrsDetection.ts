import type { LeadSignals } from '../signal/leadSignals.ts';
import { movingAverage } from '../signal/movingAverage.ts';
import { samplesIn } from '../signal/samples.ts';
import { median, percentile, thinned } from '../signal/statistics.ts';

/**
 * QRS complexes from all leads together: the slopes of all leads, each in proportion to its own steep parts, are added up, and complexes are
 * where that sum stands out from its surroundings. One quiet or noisy lead changes little.
 */

/** Slope is taken over twice this: flat for wander and T waves, steep for QRS, blind to the mains at 50 Hz only in part. */
const SLOPE_HALF_MS = 8;
/** About the width of a narrow QRS: gathers its up- and downstroke into one peak. */
const GATHER_HALF_MS = 45;
/** Two ventricular complexes cannot be closer (300/min). */
const REFRACTORY_MS = 200;
/** A peak this soon after a complex is its T wave, and one this soon before it its P wave or an atrial spike, unless nearly as steep. */
const T_WAVE_MS = 450;
const P_WAVE_MS = 300;
const MINOR_SHARE = 0.5;
/** The share of the surrounding complexes' height that makes a complex. */
const THRESHOLD_SHARE = 0.34;
/** Blocks long enough to hold a complex at 30/min; the level of a block is the median over its neighbours' peaks. */
const BLOCK_MS = 2000;
const NEIGHBOUR_BLOCKS = 3;

export type QrsActivity = {
  /** Summed slope of all leads at each sample, in multiples of a lead's steep parts. Its shape aligns beats. */
  readonly slope: Float64Array;
  /** `slope` gathered over the width of a QRS. */
  readonly energy: Float64Array;
};

export function qrsActivity({ rateHz, mv }: LeadSignals): QrsActivity {
  const half = samplesIn(SLOPE_HALF_MS, rateHz);
  const slope = new Float64Array(mv[0]?.length ?? 0);
  for (const signal of mv) addSlope(slope, signal, half);
  return { slope, energy: movingAverage(slope, samplesIn(GATHER_HALF_MS, rateHz)) };
}

/** Where complexes are, in samples, at the middle of each. */
export function detectQrs({ energy }: QrsActivity, rateHz: number): number[] {
  const threshold = thresholds(energy, samplesIn(BLOCK_MS, rateHz));
  const peaks = separatedPeaks(energy, threshold, samplesIn(REFRACTORY_MS, rateHz));
  return peaks.filter((peak, k) => !isWaveOf(peak, peaks[k - 1], peaks[k + 1], energy, rateHz));
}

function addSlope(sum: Float64Array, signal: Float64Array, half: number): void {
  const slope = new Float64Array(signal.length);
  for (let i = half; i + half < signal.length; i++)
    slope[i] = Math.abs((signal[i + half] ?? 0) - (signal[i - half] ?? 0));
  const steep = steepness(slope);
  if (steep === 0) return;
  for (let i = 0; i < slope.length; i++) sum[i] = (sum[i] ?? 0) + (slope[i] ?? 0) / steep;
}

/** QRS fill 5 to 15 % of the time, so the 97th percentile is within them; every tenth sample is enough to know it. */
function steepness(slope: Float64Array): number {
  return percentile(thinned(slope, 10), 97);
}

function thresholds(energy: Float64Array, block: number): Float64Array {
  const count = Math.max(1, Math.round(energy.length / block));
  const peaks = Array.from({ length: count }, (_, k) => {
    const end = k === count - 1 ? energy.length : (k + 1) * block;
    return energy.subarray(k * block, end).reduce((a, b) => Math.max(a, b), 0);
  });
  return Float64Array.from(peaks, (_, k) => {
    const around = peaks.slice(Math.max(0, k - NEIGHBOUR_BLOCKS), k + NEIGHBOUR_BLOCKS + 1);
    return THRESHOLD_SHARE * median(around);
  });
}

/** Local maxima above the threshold, the highest first, each keeping lower ones at a distance. */
function separatedPeaks(energy: Float64Array, threshold: Float64Array, distance: number): number[] {
  const block = energy.length / threshold.length;
  const candidates: number[] = [];
  for (let i = 1; i + 1 < energy.length; i++) {
    const value = energy[i] ?? 0;
    const isPeak = value > (energy[i - 1] ?? 0) && value >= (energy[i + 1] ?? 0);
    if (isPeak && value > (threshold[Math.floor(i / block)] ?? 0)) candidates.push(i);
  }
  return keepHighest(candidates, energy, distance);
}

/** Candidates come in order of time, so only neighbours can be too close; the lower of two goes. */
function keepHighest(candidates: readonly number[], energy: Float64Array, distance: number): number[] {
  const kept: number[] = [];
  for (const candidate of candidates) {
    const last = kept.at(-1);
    if (last === undefined || candidate - last >= distance) kept.push(candidate);
    else if ((energy[candidate] ?? 0) > (energy[last] ?? 0)) kept[kept.length - 1] = candidate;
  }
  return kept;
}

function isWaveOf(
  peak: number,
  before: number | undefined,
  after: number | undefined,
  energy: Float64Array,
  rateHz: number,
): boolean {
  const isMinorTo = (other: number, withinMs: number) =>
    Math.abs(peak - other) < samplesIn(withinMs, rateHz) &&
    (energy[peak] ?? 0) < MINOR_SHARE * (energy[other] ?? 0);
  return (
    (before !== undefined && isMinorTo(before, T_WAVE_MS)) ||
    (after !== undefined && isMinorTo(after, P_WAVE_MS))
  );
}
