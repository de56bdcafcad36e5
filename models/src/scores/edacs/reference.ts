import type { GridCase, Maybe } from '../bundleSource.ts';
import {
  combinations,
  flagPoints,
  oneAtATime,
  overMissing,
  pointsCase,
  type PointRange,
} from '../reference.ts';

const AGES = [18, 45, 46, 50, 51, 55, 56, 60, 61, 65, 66, 70, 71, 75, 76, 80, 81, 85, 86, 120];
const FLAG = [0, 1, null];

export function edacsGrid(): GridCase[] {
  const base: Maybe[] = [50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const flags = Array.from({ length: 6 }, () => FLAG);
  const rows = [
    ...oneAtATime(base, [[...AGES, null], FLAG, FLAG, FLAG, [], [], ...flags]),
    ...combinations<Maybe>([[50, 51, null], [0], FLAG, FLAG, [0, 2, 3], [3, 5]]).map((row) =>
      base.toSpliced(0, 6, ...row),
    ),
    ...combinations<Maybe>([FLAG, FLAG, FLAG, FLAG]).map((row) => base.toSpliced(6, 4, ...row)),
    [null, null, null, null, 0, 5, null, null, null, null, null, null],
  ];
  return rows.map(caseOf);
}

/** With the age missing the totals are found by trying every age. */
function caseOf(row: readonly Maybe[]): GridCase {
  const open = pointsCase(row, edacsReference(row));
  const ages = row[0] === null ? AGES : [row[0] ?? Number.NaN];
  const tried = ages.map((age) => pointsCase(row, edacsReference(row.with(0, age))));
  return {
    row,
    low: { ...open.low, total: Math.min(...tried.map(({ low }) => low.total)) },
    high: { ...open.high, total: Math.max(...tried.map(({ high }) => high.total)) },
  };
}

function edacsReference(row: readonly Maybe[]): PointRange[] {
  const [age = null, male = null, disease = null, stenosis = null, few = 0, many = 0] = row;
  const [seen = null, told = null, right = null, left = null, inspiration = null, palpation = null] =
    row.slice(6);
  const risk: PointRange = [
    disease === 1 || stenosis === 1 || Number(few) >= 3 ? 1 : 0,
    disease !== 0 || stenosis !== 0 || Number(many) >= 3 ? 1 : 0,
  ];
  return [
    overMissing(age, AGES, agePoints),
    flagPoints(male, 6),
    [age !== null && age <= 50 ? 4 * risk[0] : 0, age === null || age <= 50 ? 4 * risk[1] : 0],
    either(seen, told, 3),
    either(right, left, 5),
    flagPoints(inspiration, -4),
    flagPoints(palpation, -6),
  ];
}

function agePoints(age: number): number {
  if (age <= 45) return 2;
  if (age <= 50) return 4;
  if (age <= 55) return 6;
  if (age <= 60) return 8;
  if (age <= 65) return 10;
  if (age <= 70) return 12;
  if (age <= 75) return 14;
  if (age <= 80) return 16;
  return age <= 85 ? 18 : 20;
}

function either(a: Maybe, b: Maybe, points: number): PointRange {
  if (a === 1 || b === 1) return [points, points];
  return [0, a === 0 && b === 0 ? 0 : points];
}
