import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import { loadPtbxl, ptbxlRecords } from '@smart-triage/models/testing/ptbxl';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';

export type NormalEcg = { readonly recording: EcgRecording; readonly patient: Patient };

/** PTB-XL recordings whose only superclass is NORM, at 100 or 500 Hz, with age and sex where the official table has them. */
export function* ptbxlNormals(folder: string, rate: 100 | 500): Generator<NormalEcg> {
  for (const { id, superclasses, patient } of ptbxlRecords(folder)) {
    if (!superclasses.has('NORM') || superclasses.size > 1) continue;
    const recording = loadPtbxl(folder, id, rate);
    if (recording) yield { recording, patient };
  }
}
