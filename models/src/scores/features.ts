import type { ScoreInputName, ScoreInputs, ScoreReason } from '@smart-triage/shared/domain/score';
import { INTAKE_FIELDS, type Intake, type IntakeField } from '@smart-triage/shared/domain/intake';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';

/** Intake fields that are answered with yes or no. */
export type FlagField = {
  [F in IntakeField]: boolean extends NonNullable<Intake[F]> ? F : never;
}[IntakeField];

/** NaN is how a graph is told "not known". */
export function numberOrNaN(value: number | undefined): number {
  return value ?? Number.NaN;
}

export function flagOrNaN(value: boolean | undefined): number {
  return value === undefined ? Number.NaN : Number(value);
}

/** How many of the fields are known to be true, and how many may be: those known, and those nobody has asked about. */
export function countRange(intake: Intake, fields: readonly FlagField[]): { low: number; high: number } {
  return {
    low: fields.filter((field) => intake[field] === true).length,
    high: fields.filter((field) => intake[field] !== false).length,
  };
}

/** ST deviation as asked, or as the ECG item settles it: a normal ECG has none, and a significant deviation is one. */
export function stDeviation({ stDeviation: asked, heartEcg }: Intake): boolean | undefined {
  if (asked !== undefined || heartEcg === undefined || heartEcg === 1) return asked;
  return heartEcg === 2;
}

/** 1 for a man, 0 for a woman. */
export function maleOrNaN({ sex }: Intake): number {
  return flagOrNaN(sex === undefined ? undefined : sex === 'male');
}

/** Those of the named inputs that the record does not hold. */
export function absentFrom(
  { intake, vitals }: ScoreInputs,
  names: readonly ScoreInputName[],
): ScoreInputName[] {
  return names.filter((name) =>
    isIntakeField(name) ? intake[name] === undefined : vitals[name] === undefined,
  );
}

/** The cohorts behind the chest-pain scores were adults. An unknown age excludes nobody: the age item stays open. */
export function underAge({ intake }: ScoreInputs): ScoreReason[] {
  return intake.ageYears !== undefined && intake.ageYears < 18 ? ['age-under-18'] : [];
}

function isIntakeField(name: IntakeField | VitalSign): name is IntakeField {
  return name in INTAKE_FIELDS;
}
