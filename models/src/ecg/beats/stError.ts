import type { LeadSignals } from '../signal/leadSignals.ts';
import { samplesIn } from '../signal/samples.ts';
import { meanBetween, robustDeviation } from '../signal/statistics.ts';

const PQ_MS = 20;
const J_HALF_MS = 10;

/**
 * How well ST at J is known in one lead: the standard error over the single beats, in mV, each against its own PQ level. Wander, motion, muscle
 * and electrode noise all end up here, whatever removed or left them.
 */
export function stError(
  signal: Float64Array,
  rateHz: LeadSignals['rateHz'],
  beats: readonly { readonly onset: number; readonly jPoint: number }[],
): number {
  const [pq, half] = [samplesIn(PQ_MS, rateHz), samplesIn(J_HALF_MS, rateHz)];
  const single = beats.map(
    ({ onset, jPoint }) =>
      meanBetween(signal, jPoint - half, jPoint + half) - meanBetween(signal, onset - pq, onset),
  );
  return robustDeviation(single) / Math.sqrt(Math.max(1, single.length));
}
