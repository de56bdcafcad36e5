import type { GateFinding, GateValue, GuidanceInput } from '../../domain/guidance.ts';
import type { LatestVitals } from '../../domain/vitals.ts';
import { codeWords } from '../score/scoreWords.ts';
import type { Words } from '../words.ts';

export function inputListWords(inputs: readonly GuidanceInput[], words: Words): string {
  return inputs
    .map((input) =>
      input === 'twelveLeadEcg' ? words.t('gate.twelveLeadEcg') : codeWords('input', input, words),
    )
    .join(', ');
}

/** `oxygen saturation 86 % (limit: below 90)`. A guidance is logged when it says something else, so the value is the newest that is known, not the logged one. */
export function valueWords(value: GateValue, vitals: LatestVitals, words: Words): string {
  const { sign, unit, comparison, limit } = value;
  const now = vitals[sign]?.value ?? value.value;
  const limitWords = words.t(`gate.limit.${comparison}`, { limit: words.format.number(limit) });
  return `${codeWords('input', sign, words)} ${words.format.withUnit(now, unit)} (${limitWords})`;
}

/** Which rules were met, in which leads. */
export function ruleWords({ rules }: Pick<GateFinding, 'rules'>, { t }: Words): string[] {
  return rules.map(({ rule, leads }) => `${t(`ecgFindings.rules.${rule}`)}: ${leads.join(', ')}`);
}
