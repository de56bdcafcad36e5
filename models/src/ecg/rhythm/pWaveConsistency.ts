import type { MedianBeat } from '../beats/medianBeat.ts';
import type { LeadSignals } from '../signal/leadSignals.ts';
import { samplesIn } from '../signal/samples.ts';
import { median } from '../signal/statistics.ts';
import type { PWave } from '../waves/pWave.ts';

const STEP_MS = 8;

/**
 * How much the stretch before each complex looks like the typical P wave, over all leads: near 1 for a P before every QRS, near 0 for
 * fibrillation, whose average leaves next to nothing and resembles no single beat.
 */
export function pWaveConsistency(
  signals: LeadSignals,
  beats: readonly number[],
  beat: MedianBeat,
  p: PWave,
): number {
  const step = samplesIn(STEP_MS, signals.rateHz);
  const typical = shape(beat.mv, p.onset, p.end, step);
  const likeness = beats
    .map((at) => at - beat.fiducial)
    .filter((shift) => shift + p.onset >= 0)
    .map((shift) => cosine(typical, shape(signals.mv, shift + p.onset, shift + p.end, step)));
  return median(likeness);
}

/** Every lead's stretch less the line between its ends. */
function shape(mv: readonly Float64Array[], from: number, to: number, step: number): number[] {
  return mv.flatMap((lead) => {
    const [start, end] = [lead[from] ?? 0, lead[to] ?? 0];
    const values: number[] = [];
    for (let i = from; i <= to; i += step)
      values.push((lead[i] ?? 0) - start - ((end - start) * (i - from)) / Math.max(1, to - from));
    return values;
  });
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, v, i) => sum + v * (y[i] ?? 0), 0);
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}
