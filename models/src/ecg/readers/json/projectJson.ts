import { z } from 'zod';
import { LeadSchema } from '@smart-triage/shared/domain/ecgStream';
import { ECG_LIMITS } from '@smart-triage/shared/ecg/limits';
import { inSheetOrder } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { invalid } from '@smart-triage/shared/errors/appError';
import { brokenFile } from '../brokenFile.ts';
import type { EcgPatient, ParsedEcg } from '../ecgFile.ts';
import { assertSize } from '../readerLimits.ts';
import { decodeText } from '../text.ts';

type Sample = number | null;
const LARGEST = 32_767;

function isSample(value: unknown): value is Sample {
  return value === null || (Number.isInteger(value) && Math.abs(value as number) <= LARGEST);
}

/** Tells of the first sample that is none: a million wrong ones must not become a million findings. */
const SamplesSchema = z.custom<Sample[]>(Array.isArray, 'must be a list').superRefine((samples, context) => {
  const at = samples.findIndex((sample) => !isSample(sample));
  if (at >= 0)
    context.addIssue({
      code: 'custom',
      path: [at],
      message: `must be a whole number up to ${LARGEST}, or null`,
    });
});

/**
 * The project's own ECG file. `leads` has the samples of each lead, all of one length, taken at the same instants: whole numbers of `lsbNv`
 * nanovolt each, `null` where nothing was measured. Leads that follow from others (III, aVR, aVL, aVF) may be left out.
 */
export const ProjectEcgSchema = z.strictObject({
  format: z.literal('smart-triage-ecg'),
  version: z.literal(1),
  rateHz: z.number().min(ECG_LIMITS.rateHz.min).max(ECG_LIMITS.rateHz.max),
  lsbNv: z.int().min(ECG_LIMITS.lsbNv.min).max(ECG_LIMITS.lsbNv.max),
  leads: z.partialRecord(LeadSchema, SamplesSchema),
  startedAt: z.iso.datetime({ local: true, offset: true }).nullable().default(null),
  patient: z
    .strictObject({
      sex: z.enum(['female', 'male']),
      ageYears: z.int().min(0).max(130),
      id: z.string().max(64),
    })
    .partial()
    .default({}),
});
export type ProjectEcg = z.input<typeof ProjectEcgSchema>;

export function readProjectJson(bytes: Uint8Array): ParsedEcg {
  assertSize('smart-triage', bytes);
  const parsed = ProjectEcgSchema.safeParse(toJson(bytes));
  if (!parsed.success) throw invalid('smart-triage', parsed.error);
  const { rateHz, lsbNv, leads: byLead, startedAt, patient } = parsed.data;
  const leads = inSheetOrder(LeadSchema.options.filter((lead) => byLead[lead]));
  const samples = leads.map((lead) =>
    Int16Array.from(byLead[lead] ?? [], (value) => value ?? MISSING_SAMPLE),
  );
  return { recording: { rateHz, lsbNv, leads, samples }, startedAt, patient: definedOnly(patient) };
}

/** The parser's own message would quote the text around the fault. */
function toJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch {
    throw brokenFile('smart-triage', 'JSON', 'the whole file', 'is not well-formed');
  }
}

/** zod's optional fields may be there as `undefined`; the patient's may not. */
function definedOnly({ sex, ageYears, id }: z.infer<typeof ProjectEcgSchema>['patient']): EcgPatient {
  return {
    ...(sex ? { sex } : {}),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(id === undefined ? {} : { id }),
  };
}
