import type { Intake } from '@smart-triage/shared/domain/intake';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import type { ScenarioId } from './scenarios.ts';

/** What the crew enters in one go, and how many seconds after the start of the case. */
export type IntakeStep = { readonly atSecond: number; readonly entered: Intake };

/** The entries of a scenario's crew, in their order. Times within them are relative to `startedAt`. What a crew never asked stays absent. */
export function scenarioIntake(scenario: ScenarioId, startedAt: Instant): readonly IntakeStep[] {
  return SCRIPTS[scenario](startedAt);
}

const SCRIPTS: Readonly<Record<ScenarioId, (startedAt: Instant) => readonly IntakeStep[]>> = {
  normal: normalIntake,
  nstemi: nstemiIntake,
  'anterior-stemi-evolving': stemiIntake,
};

/** A man of 46 with stinging pain since the morning: everything is asked, troponin below what the device can report. */
function normalIntake(startedAt: Instant): readonly IntakeStep[] {
  return [
    { atSecond: 15, entered: { sex: 'male', ageYears: 46 } },
    { atSecond: 35, entered: { symptomOnset: minutesBefore(startedAt, 260), painOngoing: false } },
    { atSecond: 60, entered: { heartHistory: 0 } },
    { atSecond: 80, entered: { smoking: false, diabetes: false, hypertension: true } },
    { atSecond: 95, entered: { hypercholesterolaemia: false, familyHistory: false, obesity: false } },
    { atSecond: 105, entered: { atheroscleroticDisease: false } },
    { atSecond: 130, entered: { heartEcg: 0, ecgIschaemia: false } },
    { atSecond: 150, entered: { worseningAngina: false, painToRightArm: false } },
    { atSecond: 160, entered: { vomiting: false, sweatingObserved: false } },
    { atSecond: 420, entered: { troponin: h232('<', 40, addMs(startedAt, 170_000)) } },
  ];
}

/** A woman of 71 with diabetes and known coronary disease, pain at rest since two and a half hours, troponin raised. */
function nstemiIntake(startedAt: Instant): readonly IntakeStep[] {
  return [
    { atSecond: 20, entered: { sex: 'female', ageYears: 71 } },
    { atSecond: 40, entered: { symptomOnset: minutesBefore(startedAt, 150), painOngoing: true } },
    { atSecond: 55, entered: { heartHistory: 2 } },
    { atSecond: 75, entered: { diabetes: true, hypertension: true, hypercholesterolaemia: true } },
    { atSecond: 90, entered: { smoking: false, atheroscleroticDisease: true } },
    { atSecond: 120, entered: { heartEcg: 2, ecgIschaemia: true } },
    { atSecond: 145, entered: { worseningAngina: true, painToRightArm: false } },
    { atSecond: 155, entered: { vomiting: false, sweatingObserved: false } },
    { atSecond: 400, entered: { troponin: h232('=', 110, addMs(startedAt, 150_000)) } },
  ];
}

/** A man of 58 with crushing pain for forty minutes: the crew has no time for family history, and none for a troponin. */
function stemiIntake(startedAt: Instant): readonly IntakeStep[] {
  return [
    { atSecond: 10, entered: { sex: 'male', ageYears: 58 } },
    { atSecond: 25, entered: { symptomOnset: minutesBefore(startedAt, 40), painOngoing: true } },
    { atSecond: 40, entered: { heartHistory: 2, sweatingObserved: true } },
    { atSecond: 65, entered: { smoking: true } },
    { atSecond: 110, entered: { heartEcg: 1 } },
    { atSecond: 240, entered: { painToRightArm: true, vomiting: true } },
    { atSecond: 360, entered: { heartEcg: 2, ecgIschaemia: true } },
  ];
}

function minutesBefore(startedAt: Instant, minutes: number): Instant {
  return addMs(startedAt, -60_000 * minutes);
}

/** A finger-prick measurement. The device takes some minutes: a value is entered well after its blood was drawn. */
function h232(comparator: '=' | '<', valueNgL: number, sampledAt: Instant): NonNullable<Intake['troponin']> {
  return { assay: 'roche-cobas-h232-tnt', comparator, valueNgL, sampledAt };
}
