import { EcgAnalysisSchema } from '@smart-triage/shared/domain/ecgAnalysis';
import { meetsGate } from '@smart-triage/shared/domain/ecgRecording';
import { ScoreInputsSchema } from '@smart-triage/shared/domain/score';
import { InstantSchema, type Instant } from '@smart-triage/shared/time/instant';
import { z } from 'zod';
import type { GateInputs } from '../guidance/guidanceInputs.ts';

/**
 * One record to assess, as a file or a body: what is left out is not known, and without a time it is assessed now. `ecg` is what the ECG
 * engine said of the newest recording (`analysis` of an ECG analysis), and when that was recorded.
 */
export const RiskRequestSchema = ScoreInputsSchema.partial({ vitals: true, assessedAt: true }).extend({
  ecg: z.strictObject({ recordedAt: InstantSchema, analysis: EcgAnalysisSchema }).exactOptional(),
});
export type RiskRequest = z.output<typeof RiskRequestSchema>;

export function gateInputsOf(request: RiskRequest, now: Instant): GateInputs {
  const { intake, vitals = {}, assessedAt = now, ecg = null } = request;
  return {
    intake,
    vitals,
    assessedAt,
    ecg: { latest: ecg, met: ecg && meetsGate(ecg.analysis) ? ecg : null },
  };
}
