type Values = Float64Array | Int16Array | readonly number[];

/** Order statistics of small sets. All return 0 for an empty one. */
export function median(values: Values): number {
  return percentile(values, 50);
}

/** The value below which `percent` of the values lie, linear between neighbours. */
export function percentile(values: Values, percent: number): number {
  return percentiles(values, [percent])[0] ?? 0;
}

/** Several of them for the price of one sort. */
export function percentiles(values: Values, percents: readonly number[]): number[] {
  const sorted = new Float64Array(values).sort();
  return percents.map((percent) => {
    const at = (percent / 100) * Math.max(0, sorted.length - 1);
    const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
    return low + (high - low) * (at - Math.floor(at));
  });
}

export function mean(values: Values): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Spread that ignores outliers: the median distance from the median, scaled to the standard deviation of a normal distribution. */
export function robustDeviation(values: Values): number {
  const middle = median(values);
  return 1.4826 * median(Array.from(values, (value) => Math.abs(value - middle)));
}

/** The mean of the middle half of the first `count` values, which are ascending: as deaf to outliers as the median, and less noisy. */
export function middleMean(ascending: Float64Array, count: number): number {
  const cut = Math.floor(count / 4);
  let sum = 0;
  for (let i = cut; i < count - cut; i++) sum += ascending[i] ?? 0;
  return count === 0 ? 0 : sum / (count - 2 * cut);
}

/** Every `step`th value: enough for the percentiles of a long signal. */
export function thinned(values: Float64Array | Int16Array, step: number): Float64Array {
  const thin = new Float64Array(Math.floor(values.length / step));
  for (let i = 0; i < thin.length; i++) thin[i] = values[i * step] ?? 0;
  return thin;
}

/** The mean of `signal` from `from` to `to`, both included and held inside the signal. */
export function meanBetween(signal: Float64Array, from: number, to: number): number {
  const first = Math.max(0, Math.min(from, signal.length - 1));
  return mean(signal.subarray(first, Math.max(first, Math.min(to, signal.length - 1)) + 1));
}
