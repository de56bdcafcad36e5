import { percentile } from '@smart-triage/models/ecg/signal/statistics';
import { createRandom } from '@smart-triage/models/simulator/random';

/** What a model said of one recording and what its reader had written. */
export type Judged = { readonly probability: number; readonly isPositive: boolean };

/** Area under the ROC curve: how often a positive stands above a negative, ties as half. `null` where either kind is missing. */
export function auc(judged: readonly Judged[]): number | null {
  const sorted = judged.toSorted((a, b) => a.probability - b.probability);
  let [positives, rankSum] = [0, 0];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (sorted[to]?.probability === sorted[from]?.probability) to++;
    const tied = sorted.slice(from, to).filter(({ isPositive }) => isPositive).length;
    positives += tied;
    rankSum += tied * ((from + 1 + to) / 2);
    from = to;
  }
  const negatives = judged.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

const RESAMPLES = 1000;
const SEED = 1;

/** 95 % of resamples of the recordings lie between these (percentile bootstrap, fixed seed). */
export function bootstrapInterval(judged: readonly Judged[]): [number, number] {
  const random = createRandom(SEED);
  const values = Array.from({ length: RESAMPLES }, () =>
    auc(judged.flatMap(() => judged[Math.floor(random.uniform() * judged.length)] ?? [])),
  ).flatMap((value) => value ?? []);
  return [percentile(values, 2.5), percentile(values, 97.5)];
}

/** Mean squared distance of the probability from what was so. */
export function brier(judged: readonly Judged[]): number {
  const errors = judged.map(({ probability, isPositive }) => (probability - Number(isPositive)) ** 2);
  return errors.reduce((a, b) => a + b, 0) / judged.length;
}

/** Logistic recalibration by Newton's method: slope 1 and intercept 0 are a calibrated model. */
export function calibration(judged: readonly Judged[]): { slope: number; intercept: number } {
  let [slope, intercept] = [1, 0];
  for (let round = 0; round < 30; round++) {
    let [ga, gb, aa, ab, bb] = [0, 0, 0, 0, 0];
    for (const { probability, isPositive } of judged) {
      const x = logOdds(probability);
      const p = 1 / (1 + Math.exp(-(slope * x + intercept)));
      const [error, weight] = [Number(isPositive) - p, p * (1 - p)];
      ga += error * x;
      gb += error;
      aa += weight * x * x;
      ab += weight * x;
      bb += weight;
    }
    const determinant = aa * bb - ab * ab;
    slope += (bb * ga - ab * gb) / determinant;
    intercept += (aa * gb - ab * ga) / determinant;
  }
  return { slope, intercept };
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}
