import { movingAverage } from '../signal/movingAverage.ts';

/** The size of the heart's vector over all leads at each sample, in mV: one wave shape whatever the leads' polarity. */
export function rootMeanSquare(mv: readonly Float64Array[], smoothHalf: number): Float64Array {
  const squares = new Float64Array(mv[0]?.length ?? 0);
  for (const lead of mv) {
    const smooth = movingAverage(lead, smoothHalf);
    for (let i = 0; i < squares.length; i++) {
      const value = smooth[i] ?? 0;
      squares[i] = (squares[i] ?? 0) + value * value;
    }
  }
  return squares.map((sum) => Math.sqrt(sum / Math.max(1, mv.length)));
}
