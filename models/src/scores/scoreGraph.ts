import { type GraphBuilder, type Value } from '../onnx/graphBuilder.ts';
import { OUTPUT } from './scoreOutputs.ts';
import { pointsIn, stepsOr, type StepTable } from './stepTable.ts';

/** What one item of a score adds: the least and the most that it can be, given what is known. Equal when it is settled. */
export type Contribution = { low: Value; high: Value };

/** An item that depends on one number. While it is missing, it is worth anything from the table's least to its greatest points. */
export function stepItem(graph: GraphBuilder, value: Value, table: StepTable): Contribution {
  const points = pointsIn(table);
  return {
    low: stepsOr(graph, value, table, Math.min(...points)),
    high: stepsOr(graph, value, table, Math.max(...points)),
  };
}

/** An item that is entered as its points, 0 up to `most`. */
export function pointsItem(graph: GraphBuilder, value: Value, most: number): Contribution {
  const missing = graph.isMissing(value);
  return {
    low: graph.choose(missing, graph.constant(0), value),
    high: graph.choose(missing, graph.constant(most), value),
  };
}

/** An item that adds `weight` when its input is 1 and nothing when it is 0. A negative weight lowers the total when present. */
export function flagItem(graph: GraphBuilder, value: Value, weight: number): Contribution {
  return stepItem(graph, value, { first: 0, steps: [{ from: 1, points: weight }] });
}

/** A condition that is settled or open: `certain` when it holds whatever is missing, `possible` when it still may. */
export type Condition = { certain: Value; possible: Value };

/** Holds when the input is 1. */
export function flagCondition(graph: GraphBuilder, value: Value): Condition {
  return { certain: graph.atLeast(value, 1), possible: graph.not(graph.below(value, 1)) };
}

export function belowCondition(graph: GraphBuilder, value: Value, limit: number): Condition {
  return { certain: graph.below(value, limit), possible: graph.not(graph.atLeast(value, limit)) };
}

export function aboveCondition(graph: GraphBuilder, value: Value, limit: number): Condition {
  return {
    certain: graph.above(value, limit),
    possible: graph.either(graph.above(value, limit), graph.isMissing(value)),
  };
}

/** Holds when a count that is known to lie between two columns reaches `limit`. */
export function countCondition(graph: GraphBuilder, low: Value, high: Value, limit: number): Condition {
  return { certain: graph.atLeast(low, limit), possible: graph.atLeast(high, limit) };
}

export function anyOf(graph: GraphBuilder, conditions: readonly Condition[]): Condition {
  return conditions.reduce((a, b) => ({
    certain: graph.either(a.certain, b.certain),
    possible: graph.either(a.possible, b.possible),
  }));
}

export function allOf(graph: GraphBuilder, conditions: readonly Condition[]): Condition {
  return conditions.reduce((a, b) => ({
    certain: graph.both(a.certain, b.certain),
    possible: graph.both(a.possible, b.possible),
  }));
}

/** An item that adds `weight`, which is not negative, while a condition holds. */
export function conditionItem(graph: GraphBuilder, condition: Condition, weight: number): Contribution {
  const [present, absent] = [graph.constant(weight), graph.constant(0)];
  return {
    low: graph.choose(condition.certain, present, absent),
    high: graph.choose(condition.possible, present, absent),
  };
}

/**
 * Writes the outputs that all scores share and returns the two totals for outputs of the score's own. `start` is what each total begins with: nothing, an intercept, or a
 * correction where two items cannot both be at their end.
 */
export function outputContributions(
  graph: GraphBuilder,
  items: readonly Contribution[],
  start: Contribution = { low: graph.constant(0), high: graph.constant(0) },
): Contribution {
  const lows = items.map(({ low }) => low);
  const highs = items.map(({ high }) => high);
  const total = { low: graph.sum([start.low, ...lows]), high: graph.sum([start.high, ...highs]) };
  graph.output(OUTPUT.contributionLow, 'least that each item adds', lows);
  graph.output(OUTPUT.contributionHigh, 'most that each item adds', highs);
  graph.output(OUTPUT.totalLow, 'least total', [total.low]);
  graph.output(OUTPUT.totalHigh, 'greatest total', [total.high]);
  graph.output(OUTPUT.openItems, 'number of items that are not settled', [openItems(graph, items)]);
  return total;
}

function openItems(graph: GraphBuilder, items: readonly Contribution[]): Value {
  const [one, none] = [graph.constant(1), graph.constant(0)];
  return graph.sum(items.map(({ low, high }) => graph.choose(graph.equal(low, high), none, one)));
}
