import { IntakeSchema, type Intake, type IntakeField } from '@smart-triage/shared/domain/intake';
import type { ScoreInputs } from '@smart-triage/shared/domain/score';
import { TROPONIN_ASSAYS, type Troponin, type TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import { LatestVitalsSchema, type VitalSign } from '@smart-triage/shared/domain/vitals';
import { instant } from '@smart-triage/shared/time/instant';
import fc from 'fast-check';

const NOW = instant(1_767_000_000_000);
const MINUTE_MS = 60_000;

/** Concentrations around every limit that a score has, and some far from them. */
const concentration = fc.oneof(
  fc.constantFrom(0, 3, 5, 13.9, 14, 14.1, 16, 34, 34.5, 39.9, 40, 42, 48, 86.6, 102, 103, 90_000, 100_000),
  fc.double({ min: 0, max: 200, noNaN: true }),
);

const troponin: fc.Arbitrary<Troponin> = fc.record({
  assay: fc.constantFrom(...(Object.keys(TROPONIN_ASSAYS) as TroponinAssayId[])),
  comparator: fc.constant('=' as const),
  valueNgL: concentration,
  sampledAt: fc.constant(NOW),
});

const flag = fc.boolean();
const points = fc.constantFrom(0, 1, 2);

/** A value for every field: what would be known if someone asked everything. */
const intakeFields: Record<IntakeField, fc.Arbitrary<unknown>> = {
  sex: fc.constantFrom('female', 'male'),
  ageYears: fc.integer({ min: 18, max: 100 }),
  symptomOnset: fc.constantFrom(30, 119, 120, 121, 600).map((minutes) => NOW - minutes * MINUTE_MS),
  painOngoing: fc.constant(false),
  heartHistory: points,
  heartEcg: points,
  hypercholesterolaemia: flag,
  hypertension: flag,
  diabetes: flag,
  smoking: flag,
  familyHistory: flag,
  obesity: flag,
  atheroscleroticDisease: flag,
  ecgIschaemia: flag,
  worseningAngina: fc.constant(false),
  painToRightArm: flag,
  vomiting: flag,
  sweatingObserved: flag,
  troponin,
  painToLeftArm: flag,
  painWithInspiration: flag,
  painOnPalpation: flag,
  sweatingReported: flag,
  coronaryDisease: flag,
  coronaryStenosis: flag,
  aspirinLast7Days: flag,
  anginaTwiceIn24h: flag,
  stDeviation: flag,
  killipClass: fc.constantFrom(1, 2, 3, 4),
  creatinineUmolL: fc.integer({ min: 20, max: 600 }),
  cardiacArrest: flag,
  stemiKnown: flag,
  shockSuspected: flag,
  painCharacter: fc.constantFrom('pressing', 'burning', 'stabbing', 'tearing', 'other'),
  painScore: fc.integer({ min: 0, max: 10 }),
  painToJaw: flag,
  painToBack: flag,
  painOnExertion: flag,
  airway: fc.constantFrom('open', 'threatened', 'obstructed'),
  medicationUsed: fc.subarray(['anticoagulant', 'nitrate']),
  medicationGiven: fc.subarray(['aspirin', 'opioid']),
  suspectedDissection: flag,
  oxygenGiven: flag,
  hypercapnicFailure: flag,
  consciousness: fc.constantFrom('alert', 'confusion', 'voice', 'pain', 'unresponsive'),
  articaExclusion: flag,
};

const signs: Record<VitalSign, fc.Arbitrary<number>> = {
  heartRate: fc.integer({ min: 30, max: 210 }),
  systolicBp: fc.integer({ min: 60, max: 230 }),
  diastolicBp: fc.integer({ min: 30, max: 120 }),
  spo2: fc.integer({ min: 80, max: 100 }),
  respiratoryRate: fc.integer({ min: 5, max: 40 }),
  temperature: fc.integer({ min: 340, max: 410 }).map((tenths) => tenths / 10),
};

/**
 * A whole record in which nothing contradicts anything: an ECG item that settles the ST deviation agrees with it. Someone over 18 whose pain has stopped, so that no
 * score but those that ask for one assay can refuse.
 */
export const wholeRecord: fc.Arbitrary<ScoreInputs> = fc
  .tuple(fc.record(intakeFields), fc.record(signs))
  .map(([fields, values]) => {
    const intake = IntakeSchema.parse(fields);
    const agreed = intake.heartEcg === 1 ? intake : { ...intake, stDeviation: intake.heartEcg === 2 };
    const vitals = Object.entries(values).map(([sign, value]) => [sign, { value, measuredAt: NOW }]);
    return { intake: agreed, vitals: LatestVitalsSchema.parse(Object.fromEntries(vitals)), assessedAt: NOW };
  });

/** A whole record, and the same record with some of its fields not filled in. */
export const wholeAndPartialRecord = fc
  .tuple(wholeRecord, fc.infiniteStream(fc.integer({ min: 0, max: 2 })))
  .map(([whole, dice]) => {
    const kept = <T extends object>(record: T): Partial<T> =>
      Object.fromEntries(Object.entries(record).filter(() => dice.next().value !== 0)) as Partial<T>;
    return { whole, partial: { ...whole, intake: kept<Intake>(whole.intake), vitals: kept(whole.vitals) } };
  });
