import { EcgEvidenceSchema, type EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import type { z } from 'zod';
import { analyseFiles, EcgFileResultSchema, type EcgFileResult } from '../ecg/analyseFiles.ts';
import { inflated } from '../ecg/readers/dicom/inflated.ts';
import type { EcgFile, ReadEcg } from '../ecg/readers/ecgFile.ts';
import type { Patient } from '../ecg/rules/ruleInput.ts';
import { assessEvidence } from './ecgEvidence.ts';
import type { EvidenceModel } from './evidenceModel.ts';

/** What is said of a recording that came as files, with what the learned model makes of it; `null` when the model could not be run. */
export const EcgFileAssessmentSchema = EcgFileResultSchema.extend({ evidence: EcgEvidenceSchema.nullable() });
export type EcgFileAssessment = z.infer<typeof EcgFileAssessmentSchema>;

/** Reads, analyses and assesses the files of one recording. Rejects with what `readEcg` throws; a model that fails does not cost the measurements. */
export async function assessFiles(
  model: EvidenceModel,
  files: readonly EcgFile[],
  said: Patient,
): Promise<{ read: ReadEcg; result: EcgFileAssessment }> {
  const { read, result } = analyseFiles(await inflated(files), said);
  return { read, result: { ...result, evidence: await evidenceOf(model, result) } };
}

async function evidenceOf(
  model: EvidenceModel,
  { analysis, patient }: EcgFileResult,
): Promise<EcgEvidence | null> {
  try {
    return await assessEvidence(model, analysis, patient);
  } catch {
    return null;
  }
}
