import type { GridCase, Maybe } from '../bundleSource.ts';
import { HEAR_GRID_ROWS, hearReference } from '../hear/reference.ts';
import { combinations, pointsCase, type PointRange } from '../reference.ts';

function troponinReference(row: readonly Maybe[]): PointRange {
  const [low, high, singleCut] = row.slice(6) as [Maybe, Maybe, Maybe];
  return [points(low, singleCut === 1) ?? 0, points(high, singleCut === 1) ?? 2];
}

function points(ratio: Maybe, singleCut: boolean): number | null {
  if (ratio === null) return null;
  if (singleCut) return ratio >= 1 ? 2 : 0;
  if (ratio > 3) return 2;
  return ratio > 1 ? 1 : 0;
}

export function heartGrid(): GridCase[] {
  const troponins = combinations<Maybe>([
    [0, 0.999, 1, 1.001, 2.999, 3, 3.001, 100],
    [0, 1],
  ]).map(([ratio, cut]) => [ratio, ratio, cut] as Maybe[]);
  const bounds: Maybe[][] = [
    [null, null, null],
    [0, 0.5, 0],
    [0, 2, 0],
    [2, 7000, 0],
    [0, 0.999, 1],
    [1.001, 2500, 1],
  ];
  const settled = [1, 1, 50, 2, 2, 0];
  const rows = [
    ...[...troponins, ...bounds].map((troponin) => [...settled, ...troponin]),
    ...HEAR_GRID_ROWS.map((row) => [...row, 2, 2, 0]),
    [null, null, null, 0, 6, null, null, null, null],
  ];
  return rows.map((row) => pointsCase(row, [...hearReference(row), troponinReference(row)]));
}
