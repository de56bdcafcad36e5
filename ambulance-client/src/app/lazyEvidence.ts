import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import { lazily } from './lazily.ts';

export type AssessEvidence = (analysis: EcgAnalysis, patient: Patient) => Promise<EcgEvidence>;

/** What the learned model proposes for an ECG, on the runtime of the scores; model and runtime are fetched with the first ECG. */
export function lazyEvidence(): AssessEvidence {
  const model = lazily(async () => {
    const [{ createWebEvidenceModel }, { assessEvidence }] = await Promise.all([
      import('@smart-triage/models/runtime/web'),
      import('@smart-triage/models/evidence/ecgEvidence'),
    ]);
    const loaded = await createWebEvidenceModel();
    return (analysis: EcgAnalysis, patient: Patient) => assessEvidence(loaded, analysis, patient);
  });
  return async (analysis, patient) => (await model())(analysis, patient);
}
