import type { GridCase, Maybe } from '../bundleSource.ts';
import { combinations } from '../reference.ts';
import type { ScoreEnd } from '../scoreResult.ts';

/** The formula as the paper prints it, apart from the graph. */
export function tMacsReference(
  e: number,
  a: number,
  r: number,
  v: number,
  s: number,
  h: number,
  t: number,
): number {
  const x = 1.713 * e + 0.847 * a + 0.607 * r + 1.417 * v + 2.058 * s + 1.208 * h + 0.089 * t - 4.766;
  return 1 / (1 + Math.exp(-x));
}

const WEIGHTS = [1.713, 0.847, 0.607, 1.417, 2.058];

/** All 64 answers at nine concentrations, both sides of 100 mmHg and of each band, then each input missing alone and all together. */
export function tMacsGrid(): GridCase[] {
  const flags = [0, 1];
  const settled = combinations<Maybe>([
    flags,
    flags,
    flags,
    flags,
    flags,
    [99, 100],
    [0, 3, 9.82, 9.83, 20.46, 20.48, 52, 86.62, 86.64],
  ]).map((row) => [...row, row[6] ?? null]);
  const open = Array.from({ length: 6 }, (_, missing) =>
    [0, 1, 0, 0, 1, 120, 14, 14].map((value, index) => (index === missing ? null : value)),
  );
  const bounds: Maybe[][] = [
    [0, 0, 0, 0, 0, 120, 0, 4.99],
    [0, 0, 0, 0, 0, 120, 10_000, 100_000],
    [0, 0, 0, 0, 0, 120, null, null],
    Array<Maybe>(8).fill(null),
  ];
  return [...settled, ...open, ...bounds].map(caseOf);
}

function caseOf(row: readonly Maybe[]): GridCase {
  return { row, low: endOf(row, 0, 100, row[6] ?? 0), high: endOf(row, 1, 99, row[7] ?? 100_000) };
}

/** `flag` and `pressure` stand in for what is missing. */
function endOf(row: readonly Maybe[], flag: number, pressure: number, troponin: number): ScoreEnd {
  const flags = row.slice(0, 5).map((value) => value ?? flag) as [number, number, number, number, number];
  const hypotension = Number((row[5] ?? pressure) < 100);
  const terms = flags.map((value, index) => value * (WEIGHTS[index] ?? Number.NaN));
  const contributions = [...terms, hypotension * 1.208, 0.089 * troponin];
  return {
    contributions,
    total: contributions.reduce((sum, term) => sum + term, -4.766),
    probability: tMacsReference(...flags, hypotension, troponin),
  };
}
