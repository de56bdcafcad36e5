/** The value below which a share `q` of the values lies (nearest rank); `null` of nothing. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}

export function spreadOf(values: readonly number[]): string {
  const [low, high] = [quantile(values, 0), quantile(values, 1)];
  return low === null || high === null ? '' : `${low.toFixed(1)} to ${high.toFixed(1)}`;
}
