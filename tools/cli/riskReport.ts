import { SCORES } from '@smart-triage/models/scores/registry';
import type { CaseAssessment } from '@smart-triage/models/runtime/assessCase';
import type { ScoreOutcome, ScoreResult } from '@smart-triage/shared/domain/score';
import { table } from './table.ts';

/** The result of `smart-triage risk` for a person to read. */
export function riskReport({ assessment, guidance }: CaseAssessment): string {
  const { assessedAt, inputsSha256, scores } = assessment;
  const { gate, advice } = guidance;
  const head = table([
    ['assessed', new Date(assessedAt).toISOString()],
    ['inputs', `sha256 ${inputsSha256}`],
    ['gate', gate.verdict],
    ['advice', `${advice.code} (${advice.reasons.join(', ')})`],
  ]);
  return `${[...head, ...scores.flatMap((score) => ['', ...scoreLines(score)])].join('\n')}\n`;
}

function scoreLines(result: ScoreResult): string[] {
  const metadata = SCORES.find(({ metadata: { id } }) => id === result.score)?.metadata;
  return [
    `${metadata?.name ?? result.score}: ${outcomeText(result.outcome, result.unit)}`,
    ...riskLines(result),
    ...itemLines(result),
    `  model ${result.model.id}@${result.model.version}, sha256 ${result.model.sha256.slice(0, 16)}…`,
  ];
}

function outcomeText(outcome: ScoreOutcome, unit: ScoreResult['unit']): string {
  const value = (number: number) => (unit === 'points' ? `${number}` : `${Math.round(number * 1000) / 10} %`);
  const named = unit === 'points' ? ' points' : '';
  if (outcome.kind === 'not-applicable') return `does not apply (${outcome.reasons.join(', ')})`;
  if (outcome.kind === 'value') return `${value(outcome.value)}${named}, ${outcome.band}`;
  const bands =
    outcome.lowBand === outcome.highBand ? outcome.lowBand : `${outcome.lowBand} to ${outcome.highBand}`;
  return `${value(outcome.low)} to ${value(outcome.high)}${named}, ${bands} (something is missing)`;
}

function riskLines({ publishedRisk, predictedRisk }: ScoreResult): string[] {
  const published = publishedRisk.map(
    ({ band, percent, lowPercent, highPercent, endpoint, horizonDays, population, source }) =>
      `  published for ${band}: ${percent} % [${lowPercent} to ${highPercent}] ${endpoint} in ${horizonDays} days, ${population} (${source})`,
  );
  if (!predictedRisk) return published;
  const { lowPercent, highPercent, endpoint, horizonDays, source } = predictedRisk;
  const horizon = horizonDays === null ? 'until discharge' : `in ${horizonDays} days`;
  const percent = lowPercent === highPercent ? `${lowPercent} %` : `${lowPercent} to ${highPercent} %`;
  return [...published, `  formula: ${percent} ${endpoint} ${horizon} (${source})`];
}

function itemLines({ items }: ScoreResult): string[] {
  const rows = items.map(({ item, low, high, missing, missingInputs }) => [
    `  ${item}`,
    low === high ? rounded(low) : `${rounded(low)} to ${rounded(high)}`,
    missing ? `missing: ${missingInputs.join(', ')}` : '',
  ]);
  return table(rows);
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
