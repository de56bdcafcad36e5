import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import { ANTERIOR_STEMI, EARLY_ANTERIOR_INJURY, LATERAL_ST_DEPRESSION, NORMAL } from './morphologies.ts';
import type { Morphology } from './morphology.ts';

/** Something that changes evenly from a first to a last value, and stays there. */
export type Course<T> = { readonly from: T; readonly to: T };

/** A simulated patient. Nothing in it comes from a person; whatever it produces is marked `simulator`. */
export type Scenario = {
  readonly ecg: Course<Morphology>;
  /** Beats a minute. */
  readonly heartRate: Course<number>;
  readonly vitals: Course<Readonly<Record<Exclude<VitalSign, 'heartRate'>, number>>>;
  /** How long the way from first to last takes. */
  readonly evolvesOverMinutes: number;
};

export const SCENARIO_IDS = ['normal', 'nstemi', 'anterior-stemi-evolving'] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

const WELL = { systolicBp: 134, diastolicBp: 82, spo2: 98, respiratoryRate: 14, temperature: 36.8 };

export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = {
  /** Sinus rhythm 72/min, nothing wrong on the ECG. */
  normal: {
    ecg: { from: NORMAL, to: NORMAL },
    heartRate: { from: 72, to: 72 },
    vitals: { from: WELL, to: WELL },
    evolvesOverMinutes: 10,
  },
  /** ST depression in I, II and V4 to V6 that stays, in a patient with high pressure. */
  nstemi: {
    ecg: { from: LATERAL_ST_DEPRESSION, to: LATERAL_ST_DEPRESSION },
    heartRate: { from: 84, to: 90 },
    vitals: {
      from: { systolicBp: 158, diastolicBp: 92, spo2: 96, respiratoryRate: 18, temperature: 36.9 },
      to: { systolicBp: 149, diastolicBp: 88, spo2: 95, respiratoryRate: 19, temperature: 36.9 },
    },
    evolvesOverMinutes: 15,
  },
  /** Anterior infarct that comes to its full picture while the pressure falls: the STEMI criterion is met on the way, not at the start. */
  'anterior-stemi-evolving': {
    ecg: { from: EARLY_ANTERIOR_INJURY, to: ANTERIOR_STEMI },
    heartRate: { from: 82, to: 112 },
    vitals: {
      from: { systolicBp: 138, diastolicBp: 86, spo2: 96, respiratoryRate: 18, temperature: 36.6 },
      to: { systolicBp: 94, diastolicBp: 61, spo2: 91, respiratoryRate: 26, temperature: 36.3 },
    },
    evolvesOverMinutes: 10,
  },
};

/** How far the patient has come, 0 to 1. */
export function progressAt({ evolvesOverMinutes }: Scenario, elapsedSeconds: number): number {
  return Math.min(1, Math.max(0, elapsedSeconds / (evolvesOverMinutes * 60)));
}

export function courseAt({ from, to }: Course<number>, progress: number): number {
  return from + progress * (to - from);
}

/** Breaths since the start, with their fraction: the sum of a respiratory rate that changes on the way. */
export function breathsUntil(scenario: Scenario, elapsedSeconds: number): number {
  const { from, to } = scenario.vitals;
  const rate = { from: from.respiratoryRate, to: to.respiratoryRate };
  const minutes = elapsedSeconds / 60;
  const changing = Math.min(minutes, scenario.evolvesOverMinutes);
  const meanWhileChanging = courseAt(rate, progressAt(scenario, changing * 60) / 2);
  return meanWhileChanging * changing + rate.to * (minutes - changing);
}
