import type {
  ModelRef,
  PredictedRisk,
  PublishedRisk,
  ScoreInputs,
  ScoreItem,
  ScoreOutcome,
  ScoreResult,
} from '@smart-triage/shared/domain/score';
import type { ScoreDefinition } from './scoreDefinition.ts';

/** One end of the range that a score can still take: what each item adds there, their total, and the probability where the graph has one. */
export type ScoreEnd = { contributions: readonly number[]; total: number; probability: number | null };

/** The numbers of one patient as a score's graph gave them. */
export type ScoreNumbers = { low: ScoreEnd; high: ScoreEnd };

type KnownOutcome = Exclude<ScoreOutcome, { kind: 'not-applicable' }>;

/** From numbers to what may be said. A score that does not apply says why and gives no number at all. */
export function scoreResult(
  definition: ScoreDefinition,
  model: ModelRef,
  inputs: ScoreInputs,
  numbers: ScoreNumbers,
): ScoreResult {
  const head = { score: definition.id, model, unit: definition.unit };
  const reasons = definition.notApplicable(inputs);
  if (reasons.length > 0) {
    const outcome = { kind: 'not-applicable', reasons } as const;
    return { ...head, outcome, items: [], publishedRisk: [], predictedRisk: null };
  }
  const outcome = outcomeOf(definition, numbers);
  return {
    ...head,
    outcome,
    items: itemsOf(definition, inputs, numbers),
    publishedRisk: risksWithin(definition, outcome),
    predictedRisk: predictedRiskOf(definition, numbers),
  };
}

function outcomeOf(definition: ScoreDefinition, numbers: ScoreNumbers): KnownOutcome {
  const [low, high] = [valueOf(definition, numbers.low), valueOf(definition, numbers.high)];
  const lowBand = definition.bandOf(low, numbers.low.contributions);
  if (low === high) return { kind: 'value', value: low, band: lowBand };
  return { kind: 'range', low, high, lowBand, highBand: definition.bandOf(high, numbers.high.contributions) };
}

function valueOf({ unit }: ScoreDefinition, end: ScoreEnd): number {
  return unit === 'probability' ? shownProbability(end) : end.total;
}

/** Node and wasm may differ in the last bit of an exponential; ten decimals of a probability are the same on both. */
function shownProbability({ probability }: ScoreEnd): number {
  if (probability === null) throw new RangeError('the graph has no probability');
  return Math.round(probability * 1e10) / 1e10;
}

function predictedRiskOf(
  { predictedRisk }: ScoreDefinition,
  { low, high }: ScoreNumbers,
): PredictedRisk | null {
  if (!predictedRisk) return null;
  return {
    lowPercent: percentOf(shownProbability(low)),
    highPercent: percentOf(shownProbability(high)),
    ...predictedRisk,
  };
}

/** Times a hundred, without the digits that the multiplication makes up. */
function percentOf(probability: number): number {
  return Math.round(probability * 1e10) / 1e8;
}

function itemsOf(definition: ScoreDefinition, inputs: ScoreInputs, numbers: ScoreNumbers): ScoreItem[] {
  return definition.items.map(({ item, missingInputs }, index) => {
    const low = numbers.low.contributions[index];
    const high = numbers.high.contributions[index];
    if (low === undefined || high === undefined) throw new RangeError(`no contribution for ${item}`);
    const waitingFor = low === high ? [] : missingInputs(inputs);
    return { item, missing: waitingFor.length > 0, missingInputs: waitingFor, low, high };
  });
}

function risksWithin({ bands, publishedRisk }: ScoreDefinition, outcome: KnownOutcome): PublishedRisk[] {
  const [first, last] =
    outcome.kind === 'value' ? [outcome.band, outcome.band] : [outcome.lowBand, outcome.highBand];
  const possible = bands.slice(bands.indexOf(first), bands.indexOf(last) + 1);
  return publishedRisk.filter(({ band }) => possible.includes(band));
}
