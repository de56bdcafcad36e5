import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { TroponinSchema } from './troponin.ts';

/** 0, 1 or 2 points, as a HEART item counts. What each means stands with the score that uses it. */
const HeartItemSchema = z.literal([0, 1, 2]);

/** Each at most once; an empty list is "none of these". */
const listOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .array(z.enum(words))
    .max(words.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, 'each at most once');

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
  /** What the pain is like, in the word that is nearest. No score counts it; who reads the story does. */
  painCharacter: z.enum(['pressing', 'burning', 'stabbing', 'tearing', 'other']),
  /** As the patient rates it now: 0 none, 10 the worst imaginable. */
  painScore: z.int().min(0).max(10),
  /** Radiating to jaw, neck or throat. */
  painToJaw: z.boolean(),
  /** Radiating to the back, between the shoulder blades. */
  painToBack: z.boolean(),
  /** Brought on by exertion, cold or emotion. */
  painOnExertion: z.boolean(),

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

  /** Pain radiating to the left arm or shoulder (EDACS counts either side). */
  painToLeftArm: z.boolean(),
  /** EDACS: pain that began or worsens with breathing in. */
  painWithInspiration: z.boolean(),
  /** EDACS: pressing on the chest reproduces the pain. */
  painOnPalpation: z.boolean(),
  /** Sweating with the pain that the patient tells of. What the crew saw is `sweatingObserved`. */
  sweatingReported: z.boolean(),
  /** EDACS: known coronary disease, such as an earlier infarct or revascularisation. */
  coronaryDisease: z.boolean(),
  /** TIMI: a coronary stenosis of 50 % or more is known. */
  coronaryStenosis: z.boolean(),
  /** TIMI: aspirin in the last seven days. */
  aspirinLast7Days: z.boolean(),
  /** TIMI: two or more episodes of angina in the last 24 hours. */
  anginaTwiceIn24h: z.boolean(),
  /** TIMI and GRACE: ST deviation of 0.05 mV or more. Left out, it follows from `heartEcg` where that settles it. */
  stDeviation: z.boolean(),

  /** 1 no heart failure, 2 rales or raised venous pressure, 3 pulmonary oedema, 4 cardiogenic shock. */
  killipClass: z.literal([1, 2, 3, 4]),
  creatinineUmolL: z.number().min(1).max(5000),
  /** GRACE: cardiac arrest at presentation. */
  cardiacArrest: z.boolean(),

  /** Somebody has already read a STEMI: on a paper ECG, by the monitor, or elsewhere before this case. */
  stemiKnown: z.boolean(),
  /** The crew sees shock, whatever was measured so far. "No" does not clear what the vital signs say. */
  shockSuspected: z.boolean(),
  /** The crew suspects a dissection or another acute aortic syndrome. */
  suspectedDissection: z.boolean(),

  /** A of ABCDE: open, threatened (as by vomit or drowsiness), or obstructed. */
  airway: z.enum(['open', 'threatened', 'obstructed']),
  /** Supplemental oxygen is being given. */
  oxygenGiven: z.boolean(),
  /** NEWS2's second scale: hypercapnic respiratory failure is documented. */
  hypercapnicFailure: z.boolean(),
  /** ACVPU: alert, new confusion, responds to voice, to pain, or not at all. */
  consciousness: z.enum(['alert', 'confusion', 'voice', 'pain', 'unresponsive']),

  /** What the patient uses, as far as it changes what is given or feared. */
  medicationUsed: listOf([
    'anticoagulant',
    'platelet-inhibitor',
    'beta-blocker',
    'nitrate',
    'diuretic',
    'pde5-inhibitor',
  ]),
  /** What this crew has given. Oxygen is `oxygenGiven`. */
  medicationGiven: listOf(['aspirin', 'platelet-inhibitor', 'heparin', 'nitrate', 'opioid']),

  /**
   * Any exclusion of the ARTICA trial that no other field holds (PMC7044902): ST elevation, a suspected non-cardiac cause or dissection or pulmonary embolism that needs
   * the hospital, GCS below 8, cognitive impairment, pregnancy, syncope, signs of heart failure, arrhythmia or second or third degree AV block, dialysis or MDRD below 30,
   * infarct or revascularisation within 30 days, no common language, or a doctor who wants the patient in hospital.
   */
  articaExclusion: z.boolean(),
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
