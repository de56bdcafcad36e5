import { MAX_TROPONIN_NG_L } from '@smart-triage/shared/domain/troponin';
import { GraphBuilder, type Value } from '../../onnx/graphBuilder.ts';
import { flagItem, outputContributions, stepItem, type Contribution } from '../scoreGraph.ts';
import { PROBABILITY_OUTPUT } from '../scoreOutputs.ts';
import { T_MACS_COLUMNS } from './score.ts';

/**
 * Body 2017, doi 10.1136/emermed-2016-205983, as printed by medicalalgorithms.com. Other sets circulate (medcalcu, nobra_calculator); they are not this paper's.
 */
const WEIGHTS = [
  { column: 'ecgIschaemia', weight: 1.713 },
  { column: 'worseningAngina', weight: 0.847 },
  { column: 'painToRightArm', weight: 0.607 },
  { column: 'vomiting', weight: 1.417 },
  { column: 'sweatingObserved', weight: 2.058 },
] as const;
const LOW_PRESSURE = { belowMmHg: 100, weight: 1.208 };
const TROPONIN_PER_NG_L = 0.089;
const INTERCEPT = -4.766;

export function buildTMacsModel(): Uint8Array<ArrayBuffer> {
  const graph = new GraphBuilder(T_MACS_COLUMNS.map(({ name }) => name));
  const flags = WEIGHTS.map(({ column, weight }) => flagItem(graph, graph.column(column), weight));
  const items = [...flags, lowPressureItem(graph), troponinItem(graph)];
  const intercept = graph.constant(INTERCEPT);
  const logOdds = outputContributions(graph, items, { low: intercept, high: intercept });
  graph.output(PROBABILITY_OUTPUT.low, 'least probability', [graph.sigmoid(logOdds.low)]);
  graph.output(PROBABILITY_OUTPUT.high, 'greatest probability', [graph.sigmoid(logOdds.high)]);
  return graph.finish('t-macs', 'T-MACS: contributions and totals are log-odds. NaN is missing.');
}

function lowPressureItem(graph: GraphBuilder): Contribution {
  return stepItem(graph, graph.column('systolicBp'), {
    first: LOW_PRESSURE.weight,
    steps: [{ from: LOW_PRESSURE.belowMmHg, points: 0 }],
  });
}

/**
 * Without a troponin the term starts at 0 ng/L and has no upper end of its own, so it ends at the most that the record can hold. The probability there is 1 to every
 * digit that a double has: whatever the other items say, a troponin alone can put the patient in the highest band.
 */
function troponinItem(graph: GraphBuilder): Contribution {
  const term = (column: string, missing: number): Value => {
    const value = graph.column(column);
    const known = graph.choose(graph.isMissing(value), graph.constant(missing), value);
    return graph.multiply(known, graph.constant(TROPONIN_PER_NG_L));
  };
  return { low: term('troponinLowNgL', 0), high: term('troponinHighNgL', MAX_TROPONIN_NG_L) };
}
