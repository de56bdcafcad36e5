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

/** Writes the outputs that all scores share and returns the two totals for outputs of the score's own. */
export function outputContributions(
  graph: GraphBuilder,
  items: readonly Contribution[],
  constant = 0,
): Contribution {
  const lows = items.map(({ low }) => low);
  const highs = items.map(({ high }) => high);
  const start = graph.constant(constant);
  const total = { low: graph.sum([start, ...lows]), high: graph.sum([start, ...highs]) };
  graph.output(OUTPUT.contributionLow, 'least that each item adds', lows);
  graph.output(OUTPUT.contributionHigh, 'most that each item adds', highs);
  graph.output(OUTPUT.totalLow, 'least total', [total.low]);
  graph.output(OUTPUT.totalHigh, 'greatest total', [total.high]);
  graph.output(OUTPUT.openItems, 'number of items that are not settled', [openItems(graph, items)]);
  return total;
}

function openItems(graph: GraphBuilder, items: readonly Contribution[]): Value {
  const [one, none] = [graph.constant(1), graph.constant(0)];
  return graph.sum(items.map(({ low, high }) => graph.choose(graph.differs(low, high), one, none)));
}
