import { GraphBuilder } from '../../onnx/graphBuilder.ts';
import { hearItems } from '../hear/graph.ts';
import { outputContributions } from '../scoreGraph.ts';
import type { StepTable } from '../stepTable.ts';
import { troponinItem } from '../troponinGraph.ts';
import { HEART_COLUMNS } from './score.ts';

/** Papers differ on exactly the limit and exactly three times; here up to the limit 0, up to three times 1, above 2 (as MDCalc has it). */
const RATIO: StepTable = {
  first: 0,
  steps: [
    { above: 1, points: 1 },
    { above: 3, points: 2 },
  ],
};

/** cobas h232: below 40 ng/L 0, from 40 ng/L on 2, and no 1 (FamouS Triage II, PMC8826840; the limit is 40 ng/L). */
const SINGLE_CUT: StepTable = { first: 0, steps: [{ from: 1, points: 2 }] };

export function buildHeartModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(HEART_COLUMNS.map(({ name }) => name));
  outputContributions(graph, [...hearItems(graph), troponinItem(graph, RATIO, SINGLE_CUT)]);
  return graph.finish('heart', 'HEART, 0 to 10 points. NaN is missing.');
}
