/** A duration as a whole number of samples, at least one. */
export function samplesIn(ms: number, rateHz: number): number {
  return Math.max(1, Math.round((ms * rateHz) / 1000));
}
