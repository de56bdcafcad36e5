import type { GridCase, Maybe } from '../bundleSource.ts';
import { HEAR_GRID_ROWS, hearReference } from '../hear/reference.ts';
import {
  combinations,
  flagPoints,
  oneAtATime,
  overMissing,
  pointsCase,
  type PointRange,
} from '../reference.ts';

export function articaGrid(): GridCase[] {
  const base: Maybe[] = [0, 0, 50, 1, 1, 0, 180, 20, 20, 130, 80, 98, 0];
  const rows = [
    ...HEAR_GRID_ROWS.map((row) => [...row, ...base.slice(6)]),
    ...oneAtATime(base, [
      [],
      [],
      [],
      [],
      [],
      [],
      [-5, 0, 119.99, 120, 600, null],
      [],
      [],
      [],
      [],
      [],
      [0, 1, null],
    ]),
    ...[
      [0, 39.99],
      [40, 40],
      [39.99, 39.99],
      [40.01, 100_000],
      [0, 50],
      [null, null],
    ].map((range) => base.toSpliced(7, 2, ...range)),
    ...combinations<Maybe>([
      [89, 90, null],
      [100, 101, null],
      [89, 90, null],
    ]).map((signs) => base.toSpliced(9, 3, ...signs)),
    [null, null, null, 0, 6, null, null, null, null, null, null, null, null],
  ];
  return rows.map((row) => pointsCase(row, articaReference(row)));
}

function articaReference(row: readonly Maybe[]): PointRange[] {
  const hear = hearReference(row);
  const [
    minutes = null,
    low = null,
    high = null,
    pressure = null,
    rate = null,
    spo2 = null,
    exclusion = null,
  ] = row.slice(6);
  return [
    [Number(sum(hear.map(([least]) => least)) > 3), Number(sum(hear.map(([, most]) => most)) > 3)],
    overMissing(minutes, [0, 240], (known) => Number(known < 120)),
    [Number(low !== null && low >= 40), Number(high === null || high >= 40)],
    shockRange(pressure, rate, spo2),
    flagPoints(exclusion, 1),
  ];
}

function shockRange(pressure: Maybe, rate: Maybe, spo2: Maybe): PointRange {
  const all = combinations<number>([
    pressure === null ? [60, 130] : [pressure],
    rate === null ? [80, 130] : [rate],
    spo2 === null ? [80, 98] : [spo2],
  ]).map(([mmHg = 0, perMinute = 0, percent = 0]) => Number(mmHg < 90 && perMinute > 100 && percent < 90));
  return [Math.min(...all), Math.max(...all)];
}

function sum(points: readonly number[]): number {
  return points.reduce((total, point) => total + point, 0);
}
