import type { GridCase } from '../bundleSource.ts';
import { combinations } from '../golden.ts';

type Maybe = number | null;

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
  const low = termsOf(row, 0, 100, row[6] ?? 0);
  const high = termsOf(row, 1, 99, row[7] ?? 100_000);
  return {
    row,
    contributionLow: low.terms,
    contributionHigh: high.terms,
    valueLow: low.probability,
    valueHigh: high.probability,
  };
}

/** `flag` and `pressure` stand in for what is missing. */
function termsOf(row: readonly Maybe[], flag: number, pressure: number, troponin: number) {
  const flags = row.slice(0, 5).map((value) => value ?? flag) as [number, number, number, number, number];
  const hypotension = Number((row[5] ?? pressure) < 100);
  return {
    terms: [
      ...flags.map((value, index) => value * (WEIGHTS[index] ?? Number.NaN)),
      hypotension * 1.208,
      0.089 * troponin,
    ],
    probability: tMacsReference(...flags, hypotension, troponin),
  };
}
