import type { GridCase, Maybe } from '../bundleSource.ts';
import {
  flagPoints,
  oneAtATime,
  overMissing,
  pointsCase,
  raisedPoints,
  type PointRange,
} from '../reference.ts';

const PRESSURES = [60, 79, 80, 99, 100, 119, 120, 139, 140, 159, 160, 199, 200, 250];
const RATES = [30, 49, 50, 69, 70, 89, 90, 109, 110, 149, 150, 199, 200, 250];
const AGES = [18, 29, 30, 39, 40, 49, 50, 59, 60, 69, 70, 79, 80, 89, 90, 110];
const CREATININES = [0.2, 0.39, 0.4, 0.79, 0.8, 1.19, 1.2, 1.59, 1.6, 1.99, 2, 3.99, 4, 10];
const FLAG = [0, 1, null];

export function graceGrid(): GridCase[] {
  const base = [1, 130, 80, 55, 1, 0, 0, 0.5, 0.5, 0];
  const lists = [
    [1, 2, 3, 4, null],
    [...PRESSURES, null],
    [...RATES, null],
    [...AGES, null],
    [...CREATININES, null],
    FLAG,
    FLAG,
  ];
  const severe = [4, 75, 210, 92, 4.2, 1, 1, 2, 2, 0];
  const rows = [
    ...oneAtATime(base, lists),
    ...oneAtATime(severe, lists),
    [...base.slice(0, 7), 1.1, 1.1, 0],
    [...base.slice(0, 7), 1, 1, 1],
    [null, null, null, null, null, null, null, null, null, null],
  ];
  return rows.map(caseOf);
}

function caseOf(row: readonly Maybe[]): GridCase {
  const points = pointsCase(row, graceReference(row));
  return {
    row,
    low: { ...points.low, probability: percent(points.low.total, 0, 52) / 100 },
    high: { ...points.high, probability: percent(points.high.total, 0.2, 100) / 100 },
  };
}

function percent(s: number, least: number, most: number): number {
  const value = 0.00001289 * s ** 3 - 0.003583 * s ** 2 + 0.342 * s - 10.4;
  if (value < 0.2) return least;
  return value > 52 ? most : value;
}

function graceReference(row: readonly Maybe[]): PointRange[] {
  const [
    killip = null,
    pressure = null,
    rate = null,
    age = null,
    creatinine = null,
    arrest = null,
    st = null,
  ] = row;
  return [
    overMissing(killip, [1, 2, 3, 4], (klass) => [0, 20, 39, 59][klass - 1] ?? Number.NaN),
    overMissing(pressure, PRESSURES, pressurePoints),
    overMissing(rate, RATES, ratePoints),
    overMissing(age, AGES, agePoints),
    overMissing(creatinine, CREATININES, creatininePoints),
    flagPoints(arrest, 39),
    flagPoints(st, 28),
    raisedPoints(row.slice(7), 14),
  ];
}

function pressurePoints(mmHg: number): number {
  if (mmHg < 80) return 58;
  if (mmHg < 100) return 53;
  if (mmHg < 120) return 43;
  if (mmHg < 140) return 34;
  if (mmHg < 160) return 24;
  return mmHg < 200 ? 10 : 0;
}

function ratePoints(perMinute: number): number {
  if (perMinute < 50) return 0;
  if (perMinute < 70) return 3;
  if (perMinute < 90) return 9;
  if (perMinute < 110) return 15;
  if (perMinute < 150) return 24;
  return perMinute < 200 ? 38 : 46;
}

function agePoints(years: number): number {
  if (years < 30) return 0;
  if (years < 40) return 8;
  if (years < 50) return 25;
  if (years < 60) return 41;
  if (years < 70) return 58;
  if (years < 80) return 75;
  return years < 90 ? 91 : 100;
}

function creatininePoints(mgDl: number): number {
  if (mgDl < 0.4) return 1;
  if (mgDl < 0.8) return 4;
  if (mgDl < 1.2) return 7;
  if (mgDl < 1.6) return 10;
  if (mgDl < 2) return 13;
  return mgDl < 4 ? 21 : 28;
}
