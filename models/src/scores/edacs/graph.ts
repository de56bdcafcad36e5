import { GraphBuilder, type Value } from '../../onnx/graphBuilder.ts';
import {
  allOf,
  anyOf,
  belowCondition,
  conditionItem,
  countCondition,
  flagCondition,
  flagItem,
  outputContributions,
  stepItem,
  type Condition,
  type Contribution,
} from '../scoreGraph.ts';
import type { StepTable } from '../stepTable.ts';
import { EDACS_COLUMNS } from './score.ts';

/** 18 to 45 years 2 points, then 2 more for each band of five years, 86 and older 20 (Than 2014, as in fpnotebook and qxmd). */
const AGE: StepTable = {
  first: 2,
  steps: [46, 51, 56, 61, 66, 71, 76, 81, 86].map((from, index) => ({ from, points: 4 + 2 * index })),
};

/** Points of the items that are present or absent (Than 2014). */
const POINTS = { male: 6, earlyCoronaryRisk: 4, sweating: 3, toArm: 5, inspiration: -4, palpation: -6 };

/** Coronary disease or this many risk factors counts for patients who are younger than `belowAge` (18 to 50 years). */
const EARLY = { belowAge: 51, riskFactors: 3 };

export function buildEdacsModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(EDACS_COLUMNS.map(({ name }) => name));
  const age = graph.column('ageYears');
  const risk = coronaryRisk(graph);
  const early = allOf(graph, [belowCondition(graph, age, EARLY.belowAge), risk]);
  const flag = (name: string): Condition => flagCondition(graph, graph.column(name));
  const items = [
    stepItem(graph, age, AGE),
    flagItem(graph, graph.column('male'), POINTS.male),
    conditionItem(graph, early, POINTS.earlyCoronaryRisk),
    conditionItem(graph, anyOf(graph, [flag('sweatingObserved'), flag('sweatingReported')]), POINTS.sweating),
    conditionItem(graph, anyOf(graph, [flag('painToRightArm'), flag('painToLeftArm')]), POINTS.toArm),
    flagItem(graph, graph.column('painWithInspiration'), POINTS.inspiration),
    flagItem(graph, graph.column('painOnPalpation'), POINTS.palpation),
  ];
  outputContributions(graph, items, unknownAgeCorrection(graph, age, risk));
  return graph.finish('edacs', 'EDACS, -8 to 34 points. NaN is missing.');
}

function coronaryRisk(graph: GraphBuilder): Condition {
  const [low, high] = [graph.column('riskFactorsLow'), graph.column('riskFactorsHigh')];
  return anyOf(graph, [
    flagCondition(graph, graph.column('coronaryDisease')),
    flagCondition(graph, graph.column('coronaryStenosis')),
    countCondition(graph, low, high, EARLY.riskFactors),
  ]);
}

/**
 * While the age is missing, the items for age and early risk cannot both be at their ends: whoever has the 20 points of 86 years has none for early risk, and whoever is young enough
 * for few age points and is at risk has all 4. So the total ends at 20 with the risk possible, and starts at 2 + 4 with the risk certain.
 */
function unknownAgeCorrection(graph: GraphBuilder, age: Value, risk: Condition): Contribution {
  const unknown = graph.isMissing(age);
  const points = (value: number) => graph.constant(value);
  return {
    low: graph.choose(graph.both(unknown, risk.certain), points(POINTS.earlyCoronaryRisk), points(0)),
    high: graph.choose(graph.both(unknown, risk.possible), points(-POINTS.earlyCoronaryRisk), points(0)),
  };
}
