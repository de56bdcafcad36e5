import { GraphBuilder, type Value } from '../../onnx/graphBuilder.ts';
import {
  flagCondition,
  flagItem,
  outputContributions,
  stepItem,
  type Condition,
  type Contribution,
} from '../scoreGraph.ts';
import { stepsFrom } from '../stepTable.ts';
import { NEWS2_COLUMNS } from './score.ts';

/** Chart 1 of the Royal College of Physicians' NEWS2 report, 2017. */
const RESPIRATORY_RATE = stepsFrom(3, [9, 1], [12, 0], [21, 2], [25, 3]);
const SYSTOLIC_PRESSURE = stepsFrom(3, [91, 2], [101, 1], [111, 0], [220, 3]);
const PULSE = stepsFrom(3, [41, 1], [51, 0], [91, 1], [111, 2], [131, 3]);
const TEMPERATURE = stepsFrom(3, [35.1, 1], [36.1, 0], [38.1, 1], [39.1, 2]);
const SATURATION = {
  scale1: stepsFrom(3, [92, 2], [94, 1], [96, 0]),
  scale2OnAir: stepsFrom(3, [84, 2], [86, 1], [88, 0]),
  scale2OnOxygen: stepsFrom(3, [84, 2], [86, 1], [88, 0], [93, 1], [95, 2], [97, 3]),
};
const MOST_POINTS = 3;
const OXYGEN_POINTS = 2;
const NOT_ALERT = stepsFrom(3, [1, 0]);

export function buildNews2Model(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(NEWS2_COLUMNS.map(({ name }) => name));
  outputContributions(graph, [
    stepItem(graph, graph.column('respiratoryRate'), RESPIRATORY_RATE),
    saturationItem(graph),
    flagItem(graph, graph.column('oxygenGiven'), OXYGEN_POINTS),
    stepItem(graph, graph.column('systolicBp'), SYSTOLIC_PRESSURE),
    stepItem(graph, graph.column('heartRate'), PULSE),
    stepItem(graph, graph.column('alert'), NOT_ALERT),
    stepItem(graph, graph.column('temperature'), TEMPERATURE),
  ]);
  return graph.finish('news2', 'NEWS2, 0 to 20 points. NaN is missing.');
}

/** Over the scales that are possible: with hypercapnia or oxygen unknown, more than one is. An impossible scale is given the end that cannot win. */
function saturationItem(graph: GraphBuilder): Contribution {
  const hypercapnia = flagCondition(graph, graph.column('hypercapnicFailure'));
  const oxygen = flagCondition(graph, graph.column('oxygenGiven'));
  const scales = [
    { table: SATURATION.scale1, possible: graph.not(hypercapnia.certain) },
    {
      table: SATURATION.scale2OnAir,
      possible: graph.both(hypercapnia.possible, absencePossible(graph, oxygen)),
    },
    { table: SATURATION.scale2OnOxygen, possible: graph.both(hypercapnia.possible, oxygen.possible) },
  ].map(({ table, possible }) => ({ possible, points: stepItem(graph, graph.column('spo2'), table) }));
  return {
    low: graph.least(scales.map(({ possible, points }) => orElse(graph, possible, points.low, MOST_POINTS))),
    high: graph.greatest(scales.map(({ possible, points }) => orElse(graph, possible, points.high, 0))),
  };
}

function absencePossible(graph: GraphBuilder, { certain }: Condition): Value {
  return graph.not(certain);
}

function orElse(graph: GraphBuilder, possible: Value, points: Value, otherwise: number): Value {
  return graph.choose(possible, points, graph.constant(otherwise));
}
