/** The mean over `2 * half + 1` samples around each one, over fewer at the ends. Symmetric, so nothing moves in time. */
export function movingAverage(signal: Float64Array, half: number): Float64Array {
  const out = new Float64Array(signal.length);
  let sum = 0;
  for (let i = 0; i < Math.min(half, signal.length); i++) sum += signal[i] ?? 0;
  for (let i = 0; i < signal.length; i++) {
    sum += signal[i + half] ?? 0;
    if (i > half) sum -= signal[i - half - 1] ?? 0;
    out[i] = sum / (Math.min(i + half, signal.length - 1) - Math.max(i - half, 0) + 1);
  }
  return out;
}
