import type { Maybe } from '../bundleSource.ts';
import { combinations, type PointRange } from '../reference.ts';

export function hearReference(row: readonly Maybe[]): PointRange[] {
  const [history, ecg, age, few, many, disease] = row as [Maybe, Maybe, Maybe, number, number, Maybe];
  return [
    history === null ? [0, 2] : [history, history],
    ecg === null ? [0, 2] : [ecg, ecg],
    agePoints(age),
    [riskPoints(few, disease === 1), riskPoints(many, disease !== 0)],
  ];
}

function agePoints(age: Maybe): PointRange {
  if (age === null) return [0, 2];
  if (age < 45) return [0, 0];
  return age < 65 ? [1, 1] : [2, 2];
}

function riskPoints(count: number, disease: boolean): number {
  if (disease || count >= 3) return 2;
  return count >= 1 ? 1 : 0;
}

/** Every cell of every table, both sides of every boundary, and everything missing. */
export const HEAR_GRID_ROWS: readonly Maybe[][] = [
  ...combinations<Maybe>([[0, 1, 2, null], [0, 1, 2, null], [18, 44, 45, 64, 65, 120, null], [0], [0], [0]]),
  ...[0, 1, 2, 3, 4, 6].flatMap((few) =>
    [0, 1, 2, 3, 4, 6]
      .filter((many) => many >= few)
      .flatMap((many) => [0, 1, null].map((disease) => [1, 1, 50, few, many, disease])),
  ),
  [null, null, null, 0, 6, null],
];
