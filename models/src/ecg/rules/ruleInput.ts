import {
  ST_ERROR_LIMIT_MV,
  type EcgLeadMeasurement,
  type EcgRuleResult,
  type EcgRuleValue,
} from '@smart-triage/shared/domain/ecgAnalysis';
import type { Intake } from '@smart-triage/shared/domain/intake';
import { inSheetOrder, type Lead } from '@smart-triage/shared/ecg/leads';
import type { EcgMeasurements } from '../measureEcg.ts';

/** What the limits of some rules depend on. Unknown is a case of its own: the rule takes the lower limit and says so. */
export type Patient = { readonly ageYears?: number; readonly sex?: 'female' | 'male' };

/** As the record of a case knows it. */
export function patientIn({ ageYears, sex }: Pick<Intake, 'ageYears' | 'sex'>): Patient {
  return { ...(ageYears !== undefined && { ageYears }), ...(sex && { sex }) };
}

/** What a rule may look at. */
export type RuleInput = {
  /** Measurements of the leads whose ST is known well enough; others count as missing. */
  readonly leads: Readonly<Partial<Record<Lead, EcgLeadMeasurement>>>;
  /** Which criteria hold for this QRS: those for ST elevation, Smith's, or both where the duration alone cannot decide. */
  readonly conduction: 'narrow' | 'either' | 'wide';
  readonly qtcBazettMs: number | null;
  readonly qtMs: number | null;
  readonly heartRate: number;
  readonly patient: Patient;
};

export type Rule = (input: RuleInput) => EcgRuleResult;

export function ruleInput({ leads, intervals, qrsClass }: EcgMeasurements, patient: Patient): RuleInput {
  const sure = Object.entries(leads).filter(([, { stErrorMv }]) => stErrorMv <= ST_ERROR_LIMIT_MV);
  return {
    leads: Object.fromEntries(sure),
    conduction: conductionOf(qrsClass, intervals.qrsMs),
    qtcBazettMs: intervals.qtcMs?.bazett ?? null,
    qtMs: intervals.qtMs,
    heartRate: intervals.heartRate,
    patient,
  };
}

/**
 * A bundle branch block, pacing or a clearly wide QRS is wide. Up to here a QRS of no such shape may be a normal one whose J point was put late
 * by ST elevation that begins within it: then both sets of criteria are applied, so that neither error hides an infarct.
 */
export const SURELY_WIDE_MS = 140;

/**
 * From here on a complex of the shape of a bundle branch block is one. Of such complexes among PTB-XL's ids up to 500 its readers call 1 of 17 a complete block that are
 * measured here at 120 to 129 ms, 1 of 10 at 130 to 139 and 26 of 36 from 140 ms on: over all leads QRS lasts longer than a reader sees in one.
 */
export const SURELY_BLOCK_MS = 130;

function conductionOf(qrsClass: EcgMeasurements['qrsClass'], qrsMs: number): RuleInput['conduction'] {
  if (qrsClass === 'narrow') return 'narrow';
  if (qrsClass === 'paced') return 'wide';
  return qrsMs < (qrsClass === 'wide-other' ? SURELY_WIDE_MS : SURELY_BLOCK_MS) ? 'either' : 'wide';
}

type Definition = Pick<EcgRuleResult, 'rule' | 'weight' | 'source'>;

/** A result of the rule `definition`; what is not given is empty. */
export function result(
  definition: Definition,
  outcome: Pick<EcgRuleResult, 'outcome'> & Partial<EcgRuleResult>,
): EcgRuleResult {
  return {
    leads: [],
    values: [],
    notAssessed: [],
    assumptions: [],
    because: null,
    ...definition,
    ...outcome,
  };
}

export function notApplicable(
  definition: Definition,
  because: NonNullable<EcgRuleResult['because']>,
  notAssessed: readonly Lead[] = [],
): EcgRuleResult {
  return result(definition, { outcome: 'not-applicable', because, notAssessed: inSheetOrder(notAssessed) });
}

/** One voltage that was compared with a limit. */
export function voltage(lead: Lead, quantity: string, value: number, threshold: number | null): EcgRuleValue {
  return { lead, quantity, value, unit: 'mV', threshold };
}

export function missingOf(leads: RuleInput['leads'], needed: readonly Lead[]): Lead[] {
  return needed.filter((lead) => !leads[lead]);
}
