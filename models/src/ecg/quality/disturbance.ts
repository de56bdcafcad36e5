import type { LeadProblem } from '@smart-triage/shared/domain/ecgAnalysis';
import { meanBetween, percentile } from '../signal/statistics.ts';

/** From here on the disturbance is worth a word; whether ST can still be measured is told by its standard error, not by these. */
const WANDER_MV = 0.5;
const MAINS_MV = 0.1;
const MOTION_MV = 0.12;
/** Mains of the Netherlands and of Europe. */
const MAINS_HZ = 50;

/** Disturbances of one lead, measured on its signal before the baseline is removed and at the PQ level of its complexes after. */
export function disturbancesOf(
  raw: Float64Array,
  level: Float64Array,
  rateHz: number,
  qrsOnsets: readonly number[],
  spreadAtJMv: number,
): LeadProblem[] {
  const problems: LeadProblem[] = [];
  if (mainsAmplitude(level, rateHz) > MAINS_MV) problems.push('mains');
  const levels = qrsOnsets.map((onset) => meanBetween(raw, onset - Math.round(rateHz / 50), onset));
  if (percentile(levels, 100) - percentile(levels, 0) > WANDER_MV) problems.push('wander');
  if (spreadAtJMv > MOTION_MV) problems.push('motion');
  return problems;
}

/** Amplitude of the mains frequency, in mV: the median over half seconds, so that it needs no exact frequency and QRS do not count. */
export function mainsAmplitude(signal: Float64Array, rateHz: number): number {
  const { window, cosines, sines } = mainsWaves(rateHz);
  const amplitudes: number[] = [];
  for (let from = 0; from + window <= signal.length; from += window)
    amplitudes.push(Math.hypot(project(signal, from, cosines), project(signal, from, sines)));
  return percentile(amplitudes, 25);
}

type MainsWaves = { rateHz: number; window: number; cosines: Float64Array; sines: Float64Array };
/** Of the rate that was asked for last: all leads of a recording have one, and so have nearly all recordings of a stream. */
let known: MainsWaves | null = null;

function mainsWaves(rateHz: number): MainsWaves {
  if (known?.rateHz === rateHz) return known;
  const window = Math.round(rateHz / 2);
  const wave = (of: (angle: number) => number) =>
    Float64Array.from({ length: window }, (_, i) => (2 / window) * of((2 * Math.PI * MAINS_HZ * i) / rateHz));
  known = { rateHz, window, cosines: wave(Math.cos), sines: wave(Math.sin) };
  return known;
}

function project(signal: Float64Array, from: number, wave: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < wave.length; i++) sum += (signal[from + i] ?? 0) * (wave[i] ?? 0);
  return sum;
}

/** The spread of single values whose standard error over `count` values is `error`. */
export function spreadOf(error: number, count: number): number {
  return error * Math.sqrt(Math.max(1, count));
}
