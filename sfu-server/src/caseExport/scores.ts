import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type {
  PredictedRisk,
  PublishedRisk,
  RiskAssessment,
  ScoreResult,
} from '@smart-triage/shared/domain/score';
import {
  aboutPatient,
  absent,
  category,
  dateTime,
  idOf,
  OWN,
  quantity,
  referenceTo,
  type Resource,
} from './resource.ts';

/** Each score as an Observation with its value, and a RiskAssessment with what its sources say of that value. `basis`: what it was computed from. */
export function scores(state: CaseState, basis: readonly Resource[]): Resource[] {
  const { risk } = state;
  if (!risk) return [];
  return risk.scores.flatMap((result) => {
    const value = valueOf(state, risk, result);
    const assessed = assessmentOf(state, risk, result, [value, ...basis]);
    return assessed ? [value, assessed] : [value];
  });
}

const coded = (score: string) => ({ coding: [{ system: `${OWN}:score`, code: score }], text: score });

function valueOf(state: CaseState, { assessedAt }: RiskAssessment, result: ScoreResult): Resource {
  const { score, model, unit, outcome } = result;
  const amount = (value: number) =>
    unit === 'points' ? quantity(value, 'points', '{score}') : quantity(value, '', '1');
  return {
    ...{ resourceType: 'Observation', id: idOf(state.caseId, 'score', score) },
    // With something missing, it is what can be said so far.
    status: outcome.kind === 'range' ? 'preliminary' : 'final',
    category: category('survey'),
    code: coded(score),
    ...aboutPatient(state),
    effectiveDateTime: dateTime(assessedAt),
    device: { display: `${model.id} ${model.version} sha256:${model.sha256}` },
    ...(outcome.kind === 'value' && { valueQuantity: amount(outcome.value) }),
    ...(outcome.kind === 'range' && { valueRange: { low: amount(outcome.low), high: amount(outcome.high) } }),
    ...(outcome.kind === 'not-applicable' && {
      dataAbsentReason: absent('not-applicable', outcome.reasons.join(', ')),
    }),
  };
}

/** `null` where no source gives a figure: nothing claims more than its source. */
function assessmentOf(
  state: CaseState,
  { assessedAt }: RiskAssessment,
  { score, model, outcome, publishedRisk, predictedRisk }: ScoreResult,
  basis: readonly Resource[],
): Resource | null {
  const prediction = [...publishedRisk.map(published), ...(predictedRisk ? [predicted(predictedRisk)] : [])];
  if (prediction.length === 0) return null;
  return {
    ...{
      resourceType: 'RiskAssessment',
      id: idOf(state.caseId, 'risk', score),
      status: outcome.kind === 'range' ? 'preliminary' : 'final',
    },
    method: coded(score),
    ...aboutPatient(state),
    occurrenceDateTime: dateTime(assessedAt),
    basis: basis.map(referenceTo),
    prediction,
    note: [
      ...(outcome.kind === 'range' ? [{ text: STILL_OPEN }] : []),
      { text: `${model.id} ${model.version} sha256:${model.sha256}` },
    ],
  };
}

/** Several bands side by side must not be read as several risks. */
const STILL_OPEN = 'Something is missing: one of these applies, depending on what it will be.';

/** Per cent, as R4 has it (invariant ras-2). */
function published(risk: PublishedRisk) {
  const { band, population, percent, lowPercent, highPercent, endpoint, horizonDays, source } = risk;
  return {
    outcome: { text: `${endpoint}, ${horizonDays} days` },
    probabilityDecimal: percent,
    qualitativeRisk: { text: band },
    rationale: `95 % interval ${lowPercent} to ${highPercent} %, ${population}: ${source}`,
  };
}

function predicted({ lowPercent, highPercent, endpoint, horizonDays, source }: PredictedRisk) {
  const percent = (value: number) => quantity(value, '%', '%');
  return {
    outcome: { text: `${endpoint}, ${horizonDays === null ? 'until discharge' : `${horizonDays} days`}` },
    ...(lowPercent === highPercent
      ? { probabilityDecimal: lowPercent }
      : { probabilityRange: { low: percent(lowPercent), high: percent(highPercent) } }),
    rationale: source,
  };
}
