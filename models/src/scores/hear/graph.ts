import { GraphBuilder } from '../../onnx/graphBuilder.ts';
import { outputContributions, pointsItem, stepItem, type Contribution } from '../scoreGraph.ts';
import { steps, stepsFrom } from '../stepTable.ts';
import { HEAR_COLUMNS } from './score.ts';

/** Papers differ on exactly 45 and 65 years; here below 45, 45 to 64, 65 and older, as MDCalc and the CRAN package RiskScorescvd have it. */
const AGE = stepsFrom(0, [45, 1], [65, 2]);

/** None, one or two, three or more (Backus 2013). */
const RISK_FACTOR_COUNT = stepsFrom(0, [1, 1], [3, 2]);
const ATHEROSCLEROTIC_DISEASE_POINTS = 2;

export function buildHearModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(HEAR_COLUMNS.map(({ name }) => name));
  outputContributions(graph, hearItems(graph));
  return graph.finish('hear', 'HEAR: HEART without troponin, 0 to 8 points. NaN is missing.');
}

export function hearItems(graph: GraphBuilder): Contribution[] {
  return [
    pointsItem(graph, graph.column('history'), 2),
    pointsItem(graph, graph.column('ecg'), 2),
    stepItem(graph, graph.column('ageYears'), AGE),
    riskFactorItem(graph),
  ];
}

/** Known disease is worth the most whatever else is missing. While it is not known, the least assumes none and the most assumes it. */
function riskFactorItem(graph: GraphBuilder): Contribution {
  const disease = graph.column('atheroscleroticDisease');
  const diseasePoints = graph.constant(ATHEROSCLEROTIC_DISEASE_POINTS);
  const present = graph.atLeast(disease, 1);
  const possible = graph.either(present, graph.isMissing(disease));
  return {
    low: graph.choose(
      present,
      diseasePoints,
      steps(graph, graph.column('riskFactorsLow'), RISK_FACTOR_COUNT),
    ),
    high: graph.choose(
      possible,
      diseasePoints,
      steps(graph, graph.column('riskFactorsHigh'), RISK_FACTOR_COUNT),
    ),
  };
}
