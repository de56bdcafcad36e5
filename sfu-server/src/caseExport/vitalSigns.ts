import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { LatestVitals, VitalSign } from '@smart-triage/shared/domain/vitals';
import type { Instant } from '@smart-triage/shared/time/instant';
import {
  aboutPatient,
  absent,
  category,
  type Coding,
  dateTime,
  idOf,
  LOINC,
  quantity,
  type Resource,
} from './resource.ts';

type Coded = { codings: readonly Coding[]; unit: string; ucum: string };

const loinc = (code: string, display: string): Coding => ({ system: LOINC, code, display });

/**
 * Codes and units of the vital signs profiles of FHIR R4 (hl7.org/fhir/R4/observation-vitalsigns.html). Oxygen saturation has the code that the profile asks for and, beside
 * it, the one for pulse oximetry that zib O2Saturation of the Dutch core uses.
 */
const CODES: Record<Exclude<VitalSign, 'systolicBp' | 'diastolicBp'>, Coded> = {
  heartRate: { codings: [loinc('8867-4', 'Heart rate')], unit: '/min', ucum: '/min' },
  respiratoryRate: { codings: [loinc('9279-1', 'Respiratory rate')], unit: '/min', ucum: '/min' },
  temperature: { codings: [loinc('8310-5', 'Body temperature')], unit: '°C', ucum: 'Cel' },
  spo2: {
    codings: [
      loinc('2708-6', 'Oxygen saturation in Arterial blood'),
      loinc('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'),
    ],
    ...{ unit: '%', ucum: '%' },
  },
};
const BLOOD_PRESSURE = loinc('85354-9', 'Blood pressure panel with all children optional');
const PRESSURES = {
  systolicBp: loinc('8480-6', 'Systolic blood pressure'),
  diastolicBp: loinc('8462-4', 'Diastolic blood pressure'),
} as const;

/** The newest value of each sign with its own time. What was not measured is not there. */
export function vitalSigns(state: CaseState): Resource[] {
  const singles = Object.entries(CODES).flatMap(([sign, coded]) => {
    const known = state.vitals[sign as VitalSign];
    return known ? [single(state, sign, coded, known)] : [];
  });
  return [...singles, ...bloodPressures(state)];
}

type Known = NonNullable<LatestVitals[VitalSign]>;

function single(
  state: CaseState,
  sign: string,
  { codings, unit, ucum }: Coded,
  { value, measuredAt }: Known,
): Resource {
  return {
    ...observation(state, ['vital', sign], measuredAt),
    code: { coding: codings },
    valueQuantity: quantity(value, unit, ucum),
  };
}

/** One panel for each time: a systolic pressure of now and a diastolic one of four minutes ago are two measurements. */
function bloodPressures(state: CaseState): Resource[] {
  const { systolicBp, diastolicBp } = state.vitals;
  const times = new Set([systolicBp, diastolicBp].flatMap((known) => known?.measuredAt ?? []));
  return [...times].map((at) => ({
    ...observation(state, ['vital', 'blood-pressure', at], at),
    code: { coding: [BLOOD_PRESSURE] },
    component: Object.entries(PRESSURES).map(([sign, coding]) => {
      const known = state.vitals[sign as keyof typeof PRESSURES];
      return {
        code: { coding: [coding] },
        ...(known?.measuredAt === at
          ? { valueQuantity: quantity(known.value, 'mmHg', 'mm[Hg]') }
          : { dataAbsentReason: absent('not-performed', 'not measured at this time') }),
      };
    }),
  }));
}

function observation(state: CaseState, names: readonly (string | number)[], at: Instant): Resource {
  return {
    ...{ resourceType: 'Observation', id: idOf(state.caseId, ...names), status: 'final' },
    category: category('vital-signs'),
    ...aboutPatient(state),
    effectiveDateTime: dateTime(at),
  };
}
