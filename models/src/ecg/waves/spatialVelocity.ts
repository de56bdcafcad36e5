import type { MedianBeat } from '../beats/medianBeat.ts';
import { movingAverage } from '../signal/movingAverage.ts';
import { samplesIn } from '../signal/samples.ts';

const SMOOTH_HALF_MS = 3;

/** How fast the heart's vector moves at each sample of a beat, over all leads, in mV per sample: high in QRS, low elsewhere. */
export function spatialVelocity({ rateHz, mv }: MedianBeat): Float64Array {
  const half = samplesIn(SMOOTH_HALF_MS, rateHz);
  const squares = new Float64Array(mv[0]?.length ?? 0);
  for (const lead of mv) {
    const smooth = movingAverage(lead, half);
    for (let i = 1; i + 1 < squares.length; i++) {
      const slope = ((smooth[i + 1] ?? 0) - (smooth[i - 1] ?? 0)) / 2;
      squares[i] = (squares[i] ?? 0) + slope * slope;
    }
  }
  return squares.map((sum) => Math.sqrt(sum / Math.max(1, mv.length)));
}
