import type {
  ModelRef,
  PublishedRisk,
  ScoreInputs,
  ScoreItem,
  ScoreOutcome,
  ScoreResult,
} from '@smart-triage/shared/domain/score';
import type { ScoreDefinition } from './scoreDefinition.ts';

/** The numbers of one patient as a score's graph gave them. `value` is the total, or the probability where the score has one. */
export type ScoreNumbers = {
  contributionLow: readonly number[];
  contributionHigh: readonly number[];
  valueLow: number;
  valueHigh: number;
};

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
    return { ...head, outcome: { kind: 'not-applicable', reasons }, items: [], publishedRisk: [] };
  }
  const outcome = outcomeOf(definition, numbers);
  return {
    ...head,
    outcome,
    items: itemsOf(definition, inputs, numbers),
    publishedRisk: risksWithin(definition, outcome),
  };
}

function outcomeOf({ unit, bandOf }: ScoreDefinition, numbers: ScoreNumbers): KnownOutcome {
  const [low, high] = [numbers.valueLow, numbers.valueHigh].map((value) => shownValue(unit, value)) as [
    number,
    number,
  ];
  if (low === high) return { kind: 'value', value: low, band: bandOf(low) };
  return { kind: 'range', low, high, lowBand: bandOf(low), highBand: bandOf(high) };
}

type KnownOutcome = Exclude<ScoreOutcome, { kind: 'not-applicable' }>;

/** Node and wasm may differ in the last bit of an exponential; ten decimals of a probability are the same on both. */
function shownValue(unit: ScoreResult['unit'], value: number): number {
  return unit === 'probability' ? Math.round(value * 1e10) / 1e10 : value;
}

function itemsOf(definition: ScoreDefinition, inputs: ScoreInputs, numbers: ScoreNumbers): ScoreItem[] {
  return definition.items.map(({ item, missingInputs }, index) => {
    const low = numbers.contributionLow[index];
    const high = numbers.contributionHigh[index];
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
