import type { EcgLeadMeasurement } from '@smart-triage/shared/domain/ecgAnalysis';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import type { RuleInput } from '../ecg/rules/ruleInput.ts';

/** An isoelectric lead with a narrow upright QRS and an upright T. */
const QUIET: EcgLeadMeasurement = {
  jMv: 0,
  j20Mv: 0,
  j40Mv: 0,
  j60Mv: 0,
  j80Mv: 0,
  stErrorMv: 0.005,
  qMv: 0,
  rMv: 1,
  sMv: -0.2,
  rPrimeMv: 0,
  qMs: 0,
  rMs: 40,
  qrsAreaMvMs: 20,
  tMv: 0.3,
  tMaxMv: 0.3,
  tMinMv: 0,
  tShape: 'up',
  pMv: 0.1,
};

/** ST at J and for 80 ms after it. */
export function st(mv: number): Partial<EcgLeadMeasurement> {
  return { jMv: mv, j20Mv: mv, j40Mv: mv, j60Mv: mv, j80Mv: mv };
}

/** A rule's input with all leads quiet but for what is given; `undefined` leaves a lead out. */
export function ruleInputOf(
  leads: Partial<Record<Lead, Partial<EcgLeadMeasurement> | undefined>> = {},
  rest: Partial<Omit<RuleInput, 'leads'>> = {},
): RuleInput {
  const measured = STANDARD_LEADS.filter((lead) => !(lead in leads) || leads[lead] !== undefined).map(
    (lead) => [lead, { ...QUIET, ...leads[lead] }] as const,
  );
  return {
    leads: Object.fromEntries(measured),
    conduction: 'narrow',
    qtMs: 400,
    qtcBazettMs: 420,
    heartRate: 66,
    patient: { ageYears: 60, sex: 'male' },
    ...rest,
  };
}
