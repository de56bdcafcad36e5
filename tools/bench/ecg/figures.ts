import { mean, percentile } from '@smart-triage/models/ecg/signal/statistics';
import type { BenchResult, Target } from '../report.ts';

/** A share in percent with Wilson's 95 % interval. */
export function share(id: string, count: number, n: number, target?: Target): BenchResult {
  if (n === 0) return { id, value: null, unit: '%', n, note: 'no recordings', ...(target && { target }) };
  const [low, high] = wilson(count, n);
  return {
    id,
    value: (100 * count) / n,
    unit: '%',
    n,
    spread: `[${(100 * low).toFixed(2)}-${(100 * high).toFixed(2)}]`,
    ...(target && { target }),
  };
}

/** Mean absolute error in ms; the spread shows bias and the 95th percentile of the absolute error. */
export function meanError(id: string, errors: readonly number[], target?: Target): BenchResult {
  const absolute = errors.map(Math.abs);
  return {
    id,
    value: errors.length === 0 ? null : mean(absolute),
    unit: 'ms',
    n: errors.length,
    spread: `bias ${mean(errors).toFixed(1)}, p95 ${percentile(absolute, 95).toFixed(1)}`,
    ...(target && { target }),
  };
}

function wilson(count: number, n: number): [number, number] {
  const z = 1.96;
  const p = count / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
