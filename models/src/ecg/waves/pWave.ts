import type { MedianBeat } from '../beats/medianBeat.ts';
import { samplesIn } from '../signal/samples.ts';
import { percentile } from '../signal/statistics.ts';
import { rootMeanSquare } from './rootMeanSquare.ts';

/** Bounds of the P wave, in samples of the beat. */
export type PWave = { readonly onset: number; readonly peak: number; readonly end: number };

const SMOOTH_HALF_MS = 8;
/** P peaks lie between these before the QRS: PR intervals up to about 350 ms. */
const PEAK_EARLIEST_MS = 320;
const PEAK_LATEST_MS = 40;
/** A bound is where P has come down to this share of its height above the level around it. */
const FOOT_SHARE = 0.12;
const LONGEST_SIDE_MS = 90;
/** Over all leads; P of 0.1 mV in the inferior leads alone gives 0.05. */
const LOWEST_MV = 0.018;
/** P stands out from what the beat shows between T and P. */
const LEAST_RISE = 1.6;

/** The P wave of a median beat whose level is the PQ segment, or `null` where nothing stands out before the QRS. */
export function pWave(beat: MedianBeat, qrsOnset: number): PWave | null {
  const samples = (ms: number) => samplesIn(ms, beat.rateHz);
  const first = Math.max(1, qrsOnset - samples(PEAK_EARLIEST_MS));
  const size = rootMeanSquare(levelled(beat.mv, first, qrsOnset), samples(SMOOTH_HALF_MS));
  const peak = highestPeak(size, first + samples(20), qrsOnset - samples(PEAK_LATEST_MS));
  if (peak === null) return null;
  const height = size[peak] ?? 0;
  const level = percentile(size.subarray(first, qrsOnset), 20);
  if (height < LOWEST_MV || height < LEAST_RISE * level) return null;
  const foot = level + FOOT_SHARE * (height - level);
  const side = samples(LONGEST_SIDE_MS);
  return {
    onset: footFrom(size, peak, Math.max(first, peak - side), foot),
    peak,
    end: footFrom(size, peak, Math.min(qrsOnset, peak + side), foot),
  };
}

/** Without the line from the level at `from` to the PQ level, since T may still be falling there. */
function levelled(mv: readonly Float64Array[], from: number, to: number): Float64Array[] {
  return mv.map((lead) => {
    const start = lead[from] ?? 0;
    const end = lead[to] ?? 0;
    return lead.map((value, i) => value - (start + ((end - start) * (i - from)) / (to - from)));
  });
}

function highestPeak(size: Float64Array, from: number, to: number): number | null {
  let best: number | null = null;
  for (let i = from; i <= to; i++) {
    const isPeak = (size[i] ?? 0) >= (size[i - 1] ?? 0) && (size[i] ?? 0) > (size[i + 1] ?? 0);
    if (isPeak && (best === null || (size[i] ?? 0) > (size[best] ?? 0))) best = i;
  }
  return best;
}

function footFrom(size: Float64Array, peak: number, to: number, foot: number): number {
  const step = Math.sign(to - peak);
  for (let i = peak; i !== to; i += step) if ((size[i] ?? 0) <= foot) return i;
  return to;
}
