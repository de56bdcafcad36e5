/**
 * `factor` times as many samples through the same points (Catmull-Rom): each recorded sample keeps its value and its instant, so that nothing
 * moves in time. The last sample is repeated to keep the length a whole multiple.
 */
export function upsample(signal: Float64Array, factor: number): Float64Array {
  if (factor === 1) return signal;
  const last = signal.length - 1;
  const out = new Float64Array(signal.length * factor);
  for (let i = 0; i <= last; i++) {
    const b = signal[i] ?? 0;
    const a = signal[i - 1] ?? b;
    const c = signal[i + 1] ?? b;
    const d = signal[i + 2] ?? c;
    for (let k = 0; k < factor; k++) out[i * factor + k] = catmullRom(a, b, c, d, k / factor);
  }
  return out;
}

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
