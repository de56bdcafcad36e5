import type { EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgMeasurements } from '../measureEcg.ts';
import { avrDiffuseDepression } from './avrDiffuseDepression.ts';
import { deWinter } from './deWinter.ts';
import { posterior } from './posterior.ts';
import { ruleInput, type Patient, type Rule } from './ruleInput.ts';
import { smithFourVariable } from './smithFourVariable.ts';
import { smithSgarbossa } from './smithSgarbossa.ts';
import { stemi } from './stemi.ts';
import { wellens } from './wellens.ts';

/** In the order in which a reader wants them: what sends a patient to a PCI centre first. */
const RULES: readonly Rule[] = [
  stemi,
  posterior,
  avrDiffuseDepression,
  smithSgarbossa,
  smithFourVariable,
  deWinter,
  wellens,
];

/** Every rule's result on the same measurements; each says by itself whether it applies. */
export function applyRules(measurements: EcgMeasurements, patient: Patient): EcgRuleResult[] {
  const input = ruleInput(measurements, patient);
  return RULES.map((rule) => rule(input));
}
