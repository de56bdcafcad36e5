import type { GraphBuilder, Value } from '../onnx/graphBuilder.ts';
import type { Contribution } from './scoreGraph.ts';
import { pointsIn, stepsOr, type StepTable } from './stepTable.ts';
import { TROPONIN_COLUMNS } from './troponinColumns.ts';

/** Any rise above the limit counts, as for a "positive marker". From the limit on for an assay that is only read as below or not below it. */
const RISE = { ratio: { above: 1 }, singleCut: { from: 1 } } as const;

/** Points by the troponin as a multiple of its limit: one table for most assays, another for those that are read by a single cut. */
export function troponinItem(
  graph: GraphBuilder,
  ratioTable: StepTable,
  singleCutTable: StepTable,
): Contribution {
  const [lowColumn, highColumn, cutColumn] = TROPONIN_COLUMNS;
  const singleCut = graph.atLeast(graph.column(cutColumn.name), 1);
  const pointsOf = (ratio: Value, missing: number) =>
    graph.choose(
      singleCut,
      stepsOr(graph, ratio, singleCutTable, missing),
      stepsOr(graph, ratio, ratioTable, missing),
    );
  const possible = [...pointsIn(ratioTable), ...pointsIn(singleCutTable)];
  return {
    low: pointsOf(graph.column(lowColumn.name), Math.min(...possible)),
    high: pointsOf(graph.column(highColumn.name), Math.max(...possible)),
  };
}

/** `points` for a troponin over its limit. */
export function raisedTroponinItem(graph: GraphBuilder, points: number): Contribution {
  return troponinItem(
    graph,
    { first: 0, steps: [{ ...RISE.ratio, points }] },
    { first: 0, steps: [{ ...RISE.singleCut, points }] },
  );
}
