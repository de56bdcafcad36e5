import { z } from 'zod';
import { ErrorCode } from '../errors/errorCode.ts';
import { InstantSchema } from '../time/instant.ts';
import { type CaseStatus, isOver } from './caseMachine.ts';
import { HospitalEcgSchema } from './hospitalEcg.ts';
import { ActorSchema } from './role.ts';

/** What the patient said when asked whether the hospital's record may be opened. */
export const ConsentAnswerSchema = z.enum(['given', 'refused', 'withdrawn']);
export type ConsentAnswer = z.infer<typeof ConsentAnswerSchema>;

/** The newest answer, with who wrote it down; earlier ones stay in the log. */
export const RecordConsentSchema = z.strictObject({
  answer: ConsentAnswerSchema,
  by: ActorSchema,
  at: InstantSchema,
});
export type RecordConsent = z.infer<typeof RecordConsentSchema>;

export type RecordBasis = 'consent' | 'break-glass';

/**
 * [HR1] `null` when the record may be opened on this ground now. The emergency is for who cannot be asked (GDPR 9(2)(c): "physically or legally incapable
 * of giving consent"): it does not overrule somebody who said no.
 */
export function refusalOfRecord(
  { status, recordConsent }: { status: CaseStatus; recordConsent: RecordConsent | null },
  basis: RecordBasis,
): ErrorCode | null {
  const isGiven = recordConsent?.answer === 'given';
  const isAllowed = basis === 'consent' ? isGiven : isGiven || recordConsent === null;
  return !isOver(status) && isAllowed ? null : ErrorCode.NotAllowedNow;
}

/** The number by which the hospital knows the patient. Passed on and never stored. */
export const PatientNumberSchema = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,40}$/);

/** Why the hospital's server gave nothing, or not all. */
export const RecordTroubleSchema = z.enum([
  /** No connection, or not in time. */
  'no-answer',
  /** It does not let this server in. */
  'refused',
  'too-large',
  /** Not FHIR R4 as this server reads it. */
  'not-understood',
  /** What it sent is about another patient than was asked for. Nothing of it is shown. */
  'other-patient',
  /** It says that it could not do it. */
  'failed',
]);
export type RecordTrouble = z.infer<typeof RecordTroubleSchema>;

/** As FHIR writes dates: a year, a month, a day or a moment; as exact as the hospital knows it. */
const FhirDateSchema = z.string().max(40);

/** One line of the record, in the hospital's own words. */
export const RecordEntrySchema = z.strictObject({
  what: z.string().min(1).max(300),
  /** FHIR's code for how things stand (active, refuted, completed); `null`: not said. */
  status: z.string().max(100).nullable(),
  /** When it began or was measured. */
  at: FhirDateSchema.nullable(),
  /** When it was written down. */
  recordedAt: FhirDateSchema.nullable(),
  /** Figure with unit, dose, conclusion; `null`: the hospital gives none. */
  value: z.string().max(1000).nullable(),
  /** Of an ECG alone. */
  ecg: HospitalEcgSchema.nullable(),
});
export type RecordEntry = z.infer<typeof RecordEntrySchema>;

export const RECORD_SECTIONS = [
  'conditions',
  'medications',
  'ecgs',
  'reports',
  'documents',
  'observations',
] as const;
export type RecordSectionName = (typeof RECORD_SECTIONS)[number];

/** [HR4] No entries means that the server returned none, never that there is nothing. */
export const RecordSectionSchema = z.strictObject({
  entries: z.array(RecordEntrySchema).max(200),
  /** Why there is not more; `null`: the server says that this is everything that it has. */
  trouble: z.union([RecordTroubleSchema, z.literal('more')]).nullable(),
  /** Entries that could not be read and are not shown. */
  unreadable: z.int().min(0),
  /** Entries that the hospital itself marks as entered in error. */
  withdrawn: z.int().min(0),
});
export type RecordSection = z.infer<typeof RecordSectionSchema>;

export const HospitalRecordSchema = z.strictObject({
  source: z.string().max(80),
  readAt: InstantSchema,
  patient: z.strictObject({
    name: z.string().max(200).nullable(),
    birthDate: FhirDateSchema.nullable(),
    gender: z.enum(['male', 'female', 'other', 'unknown']).nullable(),
  }),
  sections: z.record(z.enum(RECORD_SECTIONS), RecordSectionSchema),
});
export type HospitalRecord = z.infer<typeof HospitalRecordSchema>;

/** [HR3] What came of asking. With several matches nobody is picked. */
export const RecordOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), record: HospitalRecordSchema }),
  z.strictObject({ kind: z.literal('unknown-patient') }),
  z.strictObject({ kind: z.literal('several-patients'), count: z.int().min(2) }),
  z.strictObject({ kind: z.literal('trouble'), trouble: RecordTroubleSchema }),
]);
export type RecordOutcome = z.infer<typeof RecordOutcomeSchema>;
