import type { GridCase, Maybe } from '../bundleSource.ts';
import {
  combinations,
  flagPoints,
  oneAtATime,
  overMissing,
  pointsCase,
  raisedPoints,
  type PointRange,
} from '../reference.ts';

const FLAG = [0, 1, null];

export function timiGrid(): GridCase[] {
  const base = [50, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0];
  const rows = [
    ...oneAtATime(base, [
      [18, 64, 65, 120, null],
      [],
      [0, 2, 3, 5],
      FLAG,
      FLAG,
      FLAG,
      FLAG,
      [],
      [0.5, 1, 1.001, null],
      [],
    ]),
    ...combinations<Maybe>([
      [64, 65],
      [0, 3],
      [3],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0.9, 1.1],
      [1.1],
      [0, 1],
    ]),
    ...[0, 0.99, 1, 1.01, 4].flatMap((ratio) =>
      [0, 1].map((cut) => [...base.slice(0, 7), ratio, ratio, cut]),
    ),
    [null, 0, 5, null, null, null, null, null, null, null],
  ];
  return rows.map((row) => pointsCase(row, timiReference(row)));
}

function timiReference(row: readonly Maybe[]): PointRange[] {
  const [age = null, few, many, stenosis = null, aspirin = null, angina = null, st = null] = row;
  return [
    overMissing(age, [64, 65], (years) => (years >= 65 ? 1 : 0)),
    [Number(few) >= 3 ? 1 : 0, Number(many) >= 3 ? 1 : 0],
    flagPoints(stenosis, 1),
    flagPoints(aspirin, 1),
    flagPoints(angina, 1),
    flagPoints(st, 1),
    raisedPoints(row.slice(7), 1),
  ];
}
