import { GraphBuilder } from '../../onnx/graphBuilder.ts';
import { hearItems } from '../hear/graph.ts';
import {
  aboveCondition,
  allOf,
  belowCondition,
  conditionItem,
  countCondition,
  flagCondition,
  outputContributions,
  type Condition,
} from '../scoreGraph.ts';
import { ARTICA_COLUMNS } from './score.ts';

/** Inclusion and exclusion criteria of the trial: PMC7044902, table 1. */
const HEAR_TOO_HIGH = 4;
const SYMPTOM_MINUTES = 120;
const TROPONIN_NG_L = 40;
/** Cardiogenic shock as the Dutch trials define it: all three. */
const SHOCK = { systolicBelow: 90, rateAbove: 100, saturationBelow: 90 };

export function buildArticaModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(ARTICA_COLUMNS.map(({ name }) => name));
  const [low, high] = [graph.column('troponinLowNgL'), graph.column('troponinHighNgL')];
  const against: Condition[] = [
    hearTooHigh(graph),
    belowCondition(graph, graph.column('minutesSinceOnset'), SYMPTOM_MINUTES),
    {
      certain: graph.atLeast(low, TROPONIN_NG_L),
      possible: graph.not(graph.below(high, TROPONIN_NG_L)),
    },
    shock(graph),
    flagCondition(graph, graph.column('articaExclusion')),
  ];
  outputContributions(
    graph,
    against.map((condition) => conditionItem(graph, condition, 1)),
  );
  return graph.finish('artica', "ARTICA's rule: 0 to 5 criteria that are not met. NaN is missing.");
}

function hearTooHigh(graph: GraphBuilder): Condition {
  const items = hearItems(graph);
  const [low, high] = [graph.sum(items.map((item) => item.low)), graph.sum(items.map((item) => item.high))];
  return countCondition(graph, low, high, HEAR_TOO_HIGH);
}

function shock(graph: GraphBuilder): Condition {
  return allOf(graph, [
    belowCondition(graph, graph.column('systolicBp'), SHOCK.systolicBelow),
    aboveCondition(graph, graph.column('heartRate'), SHOCK.rateAbove),
    belowCondition(graph, graph.column('spo2'), SHOCK.saturationBelow),
  ]);
}
