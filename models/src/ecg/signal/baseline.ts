import { cubicSpline, type Knot } from './cubicSpline.ts';
import type { LeadSignals } from './leadSignals.ts';
import { samplesIn } from './samples.ts';
import { meanBetween } from './statistics.ts';

/** The stretch of PQ segment, just before the QRS, whose mean is the level that ST is measured against (Fourth Universal Definition). */
const PQ_MS = 20;

/**
 * Removes wander with a spline through the PQ level before each complex. Unlike a high-pass filter this cannot move ST: between two levels the
 * curve has nothing to hold on to but the PQ segments themselves.
 */
export function removeBaseline(signals: LeadSignals, qrsOnsets: readonly number[]): LeadSignals {
  const width = samplesIn(PQ_MS, signals.rateHz);
  const inside = qrsOnsets.filter((onset) => onset >= width && onset < (signals.mv[0]?.length ?? 0));
  return {
    ...signals,
    mv: signals.mv.map((signal) => withoutSpline(signal, pqLevels(signal, inside, width))),
  };
}

function pqLevels(signal: Float64Array, qrsOnsets: readonly number[], width: number): Knot[] {
  return qrsOnsets.map((onset) => ({
    at: onset - Math.round(width / 2),
    value: meanBetween(signal, onset - width, onset),
  }));
}

function withoutSpline(signal: Float64Array, knots: readonly Knot[]): Float64Array {
  const baseline = cubicSpline(knots, signal.length);
  for (let i = 0; i < signal.length; i++) baseline[i] = (signal[i] ?? 0) - (baseline[i] ?? 0);
  return baseline;
}
