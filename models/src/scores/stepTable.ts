import { type GraphBuilder, type Value } from '../onnx/graphBuilder.ts';

/**
 * Points by the size of one number, as papers print them: `first` below the first limit, then each step's points from its limit on.
 * `from` counts the limit itself to the step ("65 or older"), `above` leaves it to the step before ("more than three times").
 */
export type StepTable = { first: number; steps: readonly Step[] };
export type Step = { from: number; points: number } | { above: number; points: number };

/** A table whose limits all count to the step that they open: `[limit, points]`, ascending. */
export function stepsFrom(first: number, ...limits: readonly [from: number, points: number][]): StepTable {
  return { first, steps: limits.map(([from, points]) => ({ from, points })) };
}

export function pointsIn(table: StepTable): number[] {
  return [table.first, ...table.steps.map(({ points }) => points)];
}

/** Points of a number in the graph. What NaN gives is the caller's business: see `stepsOr`. */
export function steps(graph: GraphBuilder, value: Value, table: StepTable): Value {
  return table.steps.reduce<Value>(
    (points, step) => graph.choose(reached(graph, value, step), graph.constant(step.points), points),
    graph.constant(table.first),
  );
}

/** Points of a number, or `missing` where the number is NaN. */
export function stepsOr(graph: GraphBuilder, value: Value, table: StepTable, missing: number): Value {
  return graph.choose(graph.isMissing(value), graph.constant(missing), steps(graph, value, table));
}

function reached(graph: GraphBuilder, value: Value, step: Step): Value {
  return 'from' in step ? graph.atLeast(value, step.from) : graph.above(value, step.above);
}
