import type { LeadSignals } from '../signal/leadSignals.ts';
import { samplesIn } from '../signal/samples.ts';
import { beatShape, similarity, type BeatShape } from './beatShape.ts';
import type { QrsActivity } from './qrsDetection.ts';

/** A ventricular complex: its middle in samples, and whether it has the shape of the most frequent kind, which alone is measured. */
export type Beat = { readonly at: number; readonly isDominant: boolean };

const SEARCH_MS = 40;
const TEMPLATE_REACH_MS = 100;
/** Complexes of one origin correlate well above this through noise and breathing; ectopic ones fall below. */
const SAME_SHAPE = 0.8;
/** More complexes than this add nothing to the choice of the most frequent kind. */
const MAX_CANDIDATES = 40;

/** Moves complexes so that those of the most frequent kind lie on top of each other, and says which those are. */
export function alignBeats(signals: LeadSignals, activity: QrsActivity, peaks: readonly number[]): Beat[] {
  const { rateHz } = signals;
  const start = mostFrequentShape(peaks, signals);
  let template = window(activity.slope, start.at, rateHz);
  let aligned = peaks.map((peak) => bestMatch(activity.slope, peak, template, rateHz));
  let dominant = aligned.map((at) => similarity(beatShape(signals, at), start.shape) >= SAME_SHAPE);
  template = averageWindow(
    activity.slope,
    aligned.filter((_, k) => dominant[k]),
    rateHz,
  );
  aligned = aligned.map((at) => bestMatch(activity.slope, at, template, rateHz));
  dominant = aligned.map((at) => similarity(beatShape(signals, at), start.shape) >= SAME_SHAPE);
  return aligned.map((at, k) => ({ at, isDominant: dominant[k] ?? false }));
}

/** The complex that most others resemble; of equals, the one that resembles them best. */
function mostFrequentShape(peaks: readonly number[], signals: LeadSignals): { at: number; shape: BeatShape } {
  const every = Math.ceil(peaks.length / MAX_CANDIDATES);
  const candidates = peaks
    .filter((_, k) => k % every === 0)
    .map((at) => ({ at, shape: beatShape(signals, at), score: 0 }));
  for (const a of candidates)
    for (const b of candidates) {
      const alike = similarity(a.shape, b.shape);
      a.score += alike >= SAME_SHAPE ? 1 + alike : 0;
    }
  return candidates.reduce((best, next) => (next.score > best.score ? next : best));
}

function bestMatch(slope: Float64Array, at: number, template: Float64Array, rateHz: number): number {
  const search = samplesIn(SEARCH_MS, rateHz);
  const half = (template.length - 1) / 2;
  let best = at;
  let bestScore = -Infinity;
  for (let shift = -search; shift <= search; shift++) {
    const from = at + shift - half;
    let score = 0;
    for (let i = 0; i < template.length; i++) score += (template[i] ?? 0) * (slope[from + i] ?? 0);
    if (score > bestScore) [bestScore, best] = [score, at + shift];
  }
  return best;
}

function window(slope: Float64Array, at: number, rateHz: number): Float64Array {
  const reach = samplesIn(TEMPLATE_REACH_MS, rateHz);
  return Float64Array.from({ length: 2 * reach + 1 }, (_, i) => slope[at - reach + i] ?? 0);
}

function averageWindow(slope: Float64Array, beats: readonly number[], rateHz: number): Float64Array {
  const windows = beats.map((at) => window(slope, at, rateHz));
  return (windows[0] ?? new Float64Array()).map(
    (_, i) => windows.reduce((sum, one) => sum + (one[i] ?? 0), 0) / windows.length,
  );
}
