import { samplesIn } from '../signal/samples.ts';
import { meanBetween } from '../signal/statistics.ts';
import type { Delineation } from '../waves/delineation.ts';

/** The level before P is the mean of this much, clear of P's own first movement by so much. */
const REST_MS = 35;
const CLEAR_OF_P_MS = 15;
/** Where it is looked for without a P: behind the T of the beat before at any rate that is looked at. */
const WITHOUT_P_MS = 115;
/** The level that voltages count from, just before QRS. */
const PQ_MS = 12;
/** Above 100/min T, P and QRS follow each other without rest, and nothing that is as fast is wander. */
const SHORTEST_RR_MS = 600;
/** T of the beat before may reach into the rest of a beat that follows sooner than this. */
const T_CLEAR_RR_MS = 700;
/**
 * A tilt of 0.083 mV makes a lead unsure. The project's choice: of 4,164 leads of PTB-XL 99 % have under 0.061 mV, and wander of 1 mV at 1.0 to 1.4 Hz that looks like ST
 * elevation has 0.1 mV and more in most of its leads.
 */
const ERROR_SHARE = 0.6;

/**
 * An error of ST in mV that the spread over the beats does not show: wander about as fast as the heart. One PQ segment a beat cannot hold it, and it is the same in each beat.
 * A heart at rest is level from before P to before QRS; what tilts there is carried on to J. 0 where there is no rest to look at.
 */
export function tiltError(
  signal: Float64Array,
  rateHz: number,
  waves: Delineation,
  rrSamples: number,
): number {
  const ms = (duration: number) => samplesIn(duration, rateHz);
  if (rrSamples < ms(SHORTEST_RR_MS)) return 0;
  const { qrs, p, t } = waves;
  const restEnd = Math.max(ms(REST_MS), p ? p.onset - ms(CLEAR_OF_P_MS) : qrs.onset - ms(WITHOUT_P_MS));
  const restStart = restEnd - ms(REST_MS);
  if (t && rrSamples < ms(T_CLEAR_RR_MS) && t.end - rrSamples > restStart) return 0;
  const pq = ms(PQ_MS);
  const [before, after] = [(restStart + restEnd) / 2, qrs.onset - pq / 2];
  const rise = meanBetween(signal, qrs.onset - pq, qrs.onset) - meanBetween(signal, restStart, restEnd);
  return (ERROR_SHARE * Math.abs(rise) * (qrs.jPoint - after)) / (after - before);
}
