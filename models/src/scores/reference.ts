import type { GridCase, Maybe } from './bundleSource.ts';

/**
 * What the references of the scores share. A reference is the paper's table as plain conditions over one row, written apart from the graph, so that each can prove
 * the other wrong.
 */
export type PointRange = readonly [low: number, high: number];

/** Every way to take one value from each list, the last list turning fastest. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
}

/** A base row, and copies of it in which one column at a time takes each of its listed values. */
export function oneAtATime(base: readonly Maybe[], lists: readonly (readonly Maybe[])[]): Maybe[][] {
  const variants = lists.flatMap((list, column) => list.map((value) => base.with(column, value)));
  return [[...base], ...variants];
}

/** Least and greatest points over everything that a missing value could be; `possible` has one value from each cell of the table. */
export function overMissing<T>(
  value: T | null,
  possible: readonly T[],
  points: (known: T) => number,
): PointRange {
  const found = (value === null ? possible : [value]).map(points);
  return [Math.min(...found), Math.max(...found)];
}

/** Points for a flag of 0 or 1. */
export function flagPoints(value: Maybe, points: number): PointRange {
  return overMissing(value, [0, 1], (flag) => (flag === 1 ? points : 0));
}

/** Points for a troponin over its limit, from the three troponin columns. */
export function raisedPoints([low, high, singleCut]: readonly Maybe[], points: number): PointRange {
  const raised = (ratio: number) => (singleCut === 1 ? ratio >= 1 : ratio > 1);
  return [
    low !== null && low !== undefined && raised(low) ? points : 0,
    high === null || high === undefined || raised(high) ? points : 0,
  ];
}

export function pointsCase(row: readonly Maybe[], items: readonly PointRange[]): GridCase {
  const [lows, highs] = [items.map(([low]) => low), items.map(([, high]) => high)];
  return {
    row,
    low: { contributions: lows, total: total(lows), probability: null },
    high: { contributions: highs, total: total(highs), probability: null },
  };
}

function total(points: readonly number[]): number {
  return points.reduce((sum, point) => sum + point, 0);
}
