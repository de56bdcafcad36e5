import { GraphBuilder, type Value } from '../../onnx/graphBuilder.ts';
import { flagItem, outputContributions, stepItem, type Contribution } from '../scoreGraph.ts';
import { PROBABILITY_OUTPUT } from '../scoreOutputs.ts';
import { stepsFrom, type StepTable } from '../stepTable.ts';
import { raisedTroponinItem } from '../troponinGraph.ts';
import { GRACE_COLUMNS } from './score.ts';

/** Granger 2003, doi 10.1001/archinte.163.19.2345, as printed by medicalalgorithms.com. A limit belongs to the cell that it opens. */
const TABLES: readonly { column: string; table: StepTable }[] = [
  { column: 'killipClass', table: stepsFrom(0, [2, 20], [3, 39], [4, 59]) },
  {
    column: 'systolicBp',
    table: stepsFrom(58, [80, 53], [100, 43], [120, 34], [140, 24], [160, 10], [200, 0]),
  },
  { column: 'heartRate', table: stepsFrom(0, [50, 3], [70, 9], [90, 15], [110, 24], [150, 38], [200, 46]) },
  {
    column: 'ageYears',
    table: stepsFrom(0, [30, 8], [40, 25], [50, 41], [60, 58], [70, 75], [80, 91], [90, 100]),
  },
  {
    column: 'creatinineMgDl',
    table: stepsFrom(1, [0.4, 4], [0.8, 7], [1.2, 10], [1.6, 13], [2, 21], [4, 28]),
  },
];
const POINTS = { cardiacArrest: 39, stDeviation: 28, raisedTroponin: 14 };

/** Per cent by the total: a cubic for 60 to 250 points, from the highest power down. */
const CURVE = [0.00001289, -0.003583, 0.342, -10.4] as const;
/** The nomogram prints nothing finer than these: "up to 0.2 %" at its lower end and "52 % and over" at its upper one. */
const PRINTED_PERCENT = { least: 0.2, most: 52 };

export function buildGraceModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(GRACE_COLUMNS.map(({ name }) => name));
  const total = outputContributions(graph, [
    ...TABLES.map(({ column, table }) => stepItem(graph, graph.column(column), table)),
    flagItem(graph, graph.column('cardiacArrest'), POINTS.cardiacArrest),
    flagItem(graph, graph.column('stDeviation'), POINTS.stDeviation),
    raisedTroponinItem(graph, POINTS.raisedTroponin),
  ]);
  outputProbability(graph, total);
  return graph.finish(
    'grace',
    'GRACE for death in hospital (Granger 2003), 1 to 372 points. NaN is missing.',
  );
}

/** The curve rises all the way, so the ends of the points are the ends of the risk. Beyond what is printed, a bound stands for the number. */
function outputProbability(graph: GraphBuilder, total: Contribution): void {
  const { least, most } = PRINTED_PERCENT;
  const low = bounded(graph, curve(graph, total.low), { below: 0, above: most });
  const high = bounded(graph, curve(graph, total.high), { below: least, above: 100 });
  graph.output(PROBABILITY_OUTPUT.low, 'least risk that the nomogram gives', [low]);
  graph.output(PROBABILITY_OUTPUT.high, 'greatest risk that the nomogram gives', [high]);
}

function curve(graph: GraphBuilder, total: Value): Value {
  const [first, ...rest] = CURVE.map((coefficient) => graph.constant(coefficient)) as [Value, ...Value[]];
  return rest.reduce((value, coefficient) => graph.add(graph.multiply(value, total), coefficient), first);
}

function bounded(graph: GraphBuilder, percent: Value, bound: { below: number; above: number }): Value {
  const { least, most } = PRINTED_PERCENT;
  const capped = graph.choose(graph.above(percent, most), graph.constant(bound.above), percent);
  const shown = graph.choose(graph.below(percent, least), graph.constant(bound.below), capped);
  return graph.multiply(shown, graph.constant(0.01));
}
