import type { LeadProblem } from '@smart-triage/shared/domain/ecgAnalysis';
import { MISSING_SAMPLE, NV_PER_MV } from '@smart-triage/shared/ecg/recording';
import { percentiles, thinned } from '../signal/statistics.ts';

/** More of a lead than this may not be missing, flat or at the stop. */
const MISSING_SHARE = 0.05;
const FLAT_SHARE = 0.3;
const SATURATED_SHARE = 0.01;
/** A stretch this long without any change is an electrode off or a stop reached, not a heart: longer than the quiet between slow beats. */
const FLAT_MS = 1500;
const STOP_MS = 20;
/** Lower over the whole recording than any ECG (5 and 95 % miss the QRS on purpose only when it fills under 5 % of the time). */
const FLATTEST_MV = 0.03;
/** Beyond this an amplifier of the usual ±5 mV range, or wider ones with a polarised electrode, are at their stop. */
const STOP_MV = 4.5;

/** What makes one recorded lead unusable on its own. Looks at the samples as they were recorded. */
export function leadProblems(samples: Int16Array, rateHz: number, lsbNv: number): LeadProblem[] {
  const problems: LeadProblem[] = [];
  const count = Math.max(1, samples.length);
  if (countOf(samples, MISSING_SAMPLE) / count > MISSING_SHARE) problems.push('missing');
  const still = stillStretches(samples, rateHz);
  const stopStep = (STOP_MV * NV_PER_MV) / lsbNv;
  if (atStop(still, stopStep) / count > SATURATED_SHARE) problems.push('saturated');
  else if (long(still, rateHz) / count > FLAT_SHARE || height(samples, lsbNv) < FLATTEST_MV)
    problems.push('flat');
  return problems;
}

/** Whether a computed lead is as flat as a recorded one may not be: two leads that agree on nothing but a loose electrode give such a one. */
export function isFlat(mv: Float64Array): boolean {
  const [low = 0, high = 0] = percentiles(thinned(mv, 10), [2, 98]);
  return high - low < FLATTEST_MV;
}

type Stretch = { readonly value: number; readonly length: number };

/** Runs of one value that last at least as long as a signal at its stop. */
function stillStretches(samples: Int16Array, rateHz: number): Stretch[] {
  const shortest = Math.max(3, Math.round((STOP_MS * rateHz) / 1000));
  const stretches: Stretch[] = [];
  for (let from = 0, i = 1; i <= samples.length; i++) {
    if (i < samples.length && samples[i] === samples[from]) continue;
    if (i - from >= shortest) stretches.push({ value: samples[from] ?? 0, length: i - from });
    from = i;
  }
  return stretches;
}

function atStop(stretches: readonly Stretch[], stopStep: number): number {
  return total(stretches.filter(({ value }) => value !== MISSING_SAMPLE && Math.abs(value) >= stopStep));
}

function long(stretches: readonly Stretch[], rateHz: number): number {
  return total(stretches.filter(({ length }) => length >= (FLAT_MS * rateHz) / 1000));
}

function total(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { length }) => sum + length, 0);
}

function height(samples: Int16Array, lsbNv: number): number {
  const some = thinned(samples, 10).filter((value) => value !== MISSING_SAMPLE);
  const [low, high] = percentiles(some, [2, 98]);
  return (((high ?? 0) - (low ?? 0)) * lsbNv) / NV_PER_MV;
}

function countOf(samples: Int16Array, wanted: number): number {
  let count = 0;
  for (const sample of samples) if (sample === wanted) count++;
  return count;
}
