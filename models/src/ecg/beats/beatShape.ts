import type { LeadSignals } from '../signal/leadSignals.ts';
import { samplesIn } from '../signal/samples.ts';

/** The slopes of all leads around a complex as one vector of length 1: blind to the baseline, and to the gain when all leads share it. */
export type BeatShape = Float64Array;

const REACH_MS = 80;
const STEP_MS = 8;

export function beatShape({ rateHz, mv }: LeadSignals, at: number): BeatShape {
  const step = samplesIn(STEP_MS, rateHz);
  const reach = Math.ceil(samplesIn(REACH_MS, rateHz) / step) * step;
  const perLead = (2 * reach) / step;
  const shape = new Float64Array(mv.length * perLead);
  mv.forEach((signal, lead) => {
    for (let k = 0; k < perLead; k++) {
      const i = at - reach + k * step;
      shape[lead * perLead + k] = (signal[i + step] ?? 0) - (signal[i] ?? 0);
    }
  });
  const length = Math.sqrt(similarity(shape, shape)) || 1;
  return shape.map((value) => value / length);
}

/** 1 for the same shape at any size, 0 for nothing in common, -1 for the mirror image. */
export function similarity(a: BeatShape, b: BeatShape): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
