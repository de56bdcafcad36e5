import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { TroponinSchema } from './troponin.ts';

/** 0, 1 or 2 points, as a HEART item counts. What each means stands with the score that uses it. */
const HeartItemSchema = z.literal([0, 1, 2]);

/**
 * What the crew enters about the patient. Every field may be absent, and absent means "not known (yet)": never "no" and never "normal".
 * The record is flat, so that one field is one change with its own time, author and undo.
 */
export const INTAKE_FIELDS = {
  /** For tables that differ by sex. Left out when unknown. */
  sex: z.enum(['female', 'male']),
  /** Whole years. */
  ageYears: z.int().min(0).max(120),
  symptomOnset: InstantSchema,
  painOngoing: z.boolean(),

  /** HEART "History": 0 slightly, 1 moderately, 2 highly suspicious. */
  heartHistory: HeartItemSchema,
  /** HEART "ECG" as a person reads it: 0 normal, 1 non-specific repolarisation disturbance, 2 significant ST deviation. */
  heartEcg: HeartItemSchema,

  hypercholesterolaemia: z.boolean(),
  hypertension: z.boolean(),
  diabetes: z.boolean(),
  /** Current, or stopped less than 90 days ago. */
  smoking: z.boolean(),
  /** Coronary disease in the family. */
  familyHistory: z.boolean(),
  /** Body mass index over 30 kg/m2. */
  obesity: z.boolean(),
  /** Earlier infarct, revascularisation, stroke or TIA, or peripheral arterial disease. */
  atheroscleroticDisease: z.boolean(),

  /** T-MACS "E": ischaemia on the ECG in the eyes of the treating clinician. */
  ecgIschaemia: z.boolean(),
  /** T-MACS "A": worsening (crescendo) angina. */
  worseningAngina: z.boolean(),
  /** T-MACS "R": pain radiating to the right arm or shoulder. */
  painToRightArm: z.boolean(),
  /** T-MACS "V". */
  vomiting: z.boolean(),
  /** T-MACS "S": sweating that the crew saw, not sweating that was told. */
  sweatingObserved: z.boolean(),

  troponin: TroponinSchema,
} as const;

export type IntakeField = keyof typeof INTAKE_FIELDS;
export const INTAKE_FIELD_NAMES = Object.keys(INTAKE_FIELDS) as IntakeField[];

/** The known values; what is absent is not known. */
export const IntakeSchema = z.strictObject(INTAKE_FIELDS).partial();
export type Intake = z.infer<typeof IntakeSchema>;

/** A set of changes: a value sets the field, `null` takes it back to "not known". */
export const IntakeChangesSchema = z
  .strictObject(mapFields((schema) => schema.nullable()))
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'needs at least one field');
export type IntakeChanges = z.infer<typeof IntakeChangesSchema>;

export function applyIntakeChanges(intake: Intake, changes: IntakeChanges): Intake {
  const merged = { ...intake, ...changes };
  return IntakeSchema.parse(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)));
}

function mapFields(nullable: <S extends z.ZodType>(schema: S) => z.ZodNullable<S>) {
  type Nullable = { [F in IntakeField]: z.ZodNullable<(typeof INTAKE_FIELDS)[F]> };
  return Object.fromEntries(
    Object.entries(INTAKE_FIELDS).map(([name, schema]) => [name, nullable(schema)]),
  ) as unknown as Nullable;
}
