import { NO_ECG } from '@smart-triage/shared/domain/ecgRecording';
import type { HandoverRecord } from '@smart-triage/shared/ui/handover/handoverSummary.ts';
import type { CaseView } from './caseView.ts';

/** What can be handed over from this tablet: its own entries at once, everything else as the server last confirmed it. */
export function handoverRecordOf({ unit, simulated, intake, vitals, confirmed }: CaseView): HandoverRecord {
  return {
    unit,
    simulated,
    intake,
    vitals,
    ecg: confirmed?.ecg ?? NO_ECG,
    risk: confirmed?.risk ?? null,
    decision: confirmed?.decision ?? null,
    acknowledgedAt: confirmed?.acknowledgedAt ?? null,
    patientWish: confirmed?.patientWish ?? null,
    safetyNet: confirmed?.safetyNet ?? null,
    gpInformed: confirmed?.gpInformed ?? null,
    handoverCheck: confirmed?.handoverCheck ?? null,
  };
}
