import type { MedianBeat } from '../beats/medianBeat.ts';
import { pWave, type PWave } from './pWave.ts';
import { qrsBounds, type QrsBounds } from './qrsBounds.ts';
import { tWave, type TWave } from './tWave.ts';

/** Where the waves of a beat begin and end over all leads, in samples of the beat. */
export type Delineation = { readonly qrs: QrsBounds; readonly p: PWave | null; readonly t: TWave | null };

export function delineate(beat: MedianBeat, rrSamples: number): Delineation {
  const qrs = qrsBounds(beat);
  return { qrs, p: pWave(beat, qrs.onset), t: tWave(beat, qrs.jPoint, rrSamples) };
}
