import { GraphBuilder } from '../../onnx/graphBuilder.ts';
import { conditionItem, countCondition, flagItem, outputContributions, stepItem } from '../scoreGraph.ts';
import { raisedTroponinItem } from '../troponinGraph.ts';
import { TIMI_COLUMNS } from './score.ts';

/** Each item is worth one point (Antman 2000, doi 10.1001/jama.284.7.835). */
const POINT = 1;
const OLD = { first: 0, steps: [{ from: 65, points: POINT }] };
const MANY_RISK_FACTORS = 3;

export function buildTimiModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(TIMI_COLUMNS.map(({ name }) => name));
  const [low, high] = [graph.column('riskFactorsLow'), graph.column('riskFactorsHigh')];
  outputContributions(graph, [
    stepItem(graph, graph.column('ageYears'), OLD),
    conditionItem(graph, countCondition(graph, low, high, MANY_RISK_FACTORS), POINT),
    flagItem(graph, graph.column('coronaryStenosis'), POINT),
    flagItem(graph, graph.column('aspirinLast7Days'), POINT),
    flagItem(graph, graph.column('anginaTwiceIn24h'), POINT),
    flagItem(graph, graph.column('stDeviation'), POINT),
    raisedTroponinItem(graph, POINT),
  ]);
  return graph.finish('timi', 'TIMI for UA/NSTEMI, 0 to 7 points. NaN is missing.');
}
