import { EcgAnalysisSchema } from '@smart-triage/shared/domain/ecgAnalysis';
import { LeadSchema } from '@smart-triage/shared/domain/ecgStream';
import { sampleCount } from '@smart-triage/shared/ecg/recording';
import { z } from 'zod';
import { analyseEcg } from './analyseEcg.ts';
import { ECG_FILE_FORMATS, type EcgFile, type ReadEcg } from './readers/ecgFile.ts';
import { readEcg } from './readers/readEcg.ts';
import type { Patient } from './rules/ruleInput.ts';

/** What is said of a recording that came as files. Age and sex are those that were used; the patient's id is left out. */
export const EcgFileResultSchema = z.strictObject({
  source: z.strictObject({
    format: z.enum(ECG_FILE_FORMATS),
    /** ISO 8601 by the recorder's own clock. */
    startedAt: z.string().nullable(),
    rateHz: z.number(),
    /** Nanovolt in one step. */
    lsbNv: z.number(),
    leads: z.array(LeadSchema),
    /** Leads that were computed from two recorded ones. */
    derived: z.array(LeadSchema),
    sampleCount: z.int().min(0),
  }),
  patient: z.strictObject({
    ageYears: z.int().min(0).exactOptional(),
    sex: z.enum(['female', 'male']).exactOptional(),
  }),
  analysis: EcgAnalysisSchema,
});
/** The same as a value: arrays are those of the recording and not to be changed. */
export type EcgFileResult = z.infer<typeof EcgFileResultSchema>;

/** Reads and analyses the files of one recording. What is said of the patient goes before what the files say. Throws what `readEcg` throws. */
export function analyseFiles(
  files: readonly EcgFile[],
  said: Patient,
): { read: ReadEcg; result: EcgFileResult } {
  const read = readEcg(files);
  const patient = patientUsed(said, read.patient);
  const analysis = analyseEcg(read.recording, patient);
  const { recording, format, startedAt } = read;
  const { rateHz, lsbNv } = recording;
  const [leads, derived] = [[...recording.leads], [...read.derived]];
  const source = { format, startedAt, rateHz, lsbNv, leads, derived, sampleCount: sampleCount(recording) };
  return { read, result: { source, patient, analysis } };
}

function patientUsed(said: Patient, file: Patient): Patient {
  const ageYears = said.ageYears ?? file.ageYears;
  const sex = said.sex ?? file.sex;
  return { ...(ageYears === undefined ? {} : { ageYears }), ...(sex ? { sex } : {}) };
}
