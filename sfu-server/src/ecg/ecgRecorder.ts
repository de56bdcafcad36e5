import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { CaseId, EcgRecordingId, StreamId } from '@smart-triage/shared/domain/ids';
import type { Intake } from '@smart-triage/shared/domain/intake';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createHash, randomUUID } from 'node:crypto';
import type { InferenceService } from '../inference/inferenceService.ts';
import type { EcgWindows } from './ecgWindows.ts';

type RecorderDeps = {
  windows: EcgWindows;
  inference: Pick<InferenceService, 'analyse' | 'assessEvidence'>;
  /** Told when the learned model could not be run: the ECG is stored without it. */
  onError: (error: unknown, caseId: CaseId) => void;
};

/** Sets the newest ten seconds apart as a 12-lead ECG with its analysis. Throws `not-allowed-now` while there are no ten seconds without a hole. */
export class EcgRecorder {
  readonly #deps: RecorderDeps;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  async record(state: CaseState, trigger: EcgRecordingFact['trigger']): Promise<EcgRecordingFact> {
    const streamId = newestStream(state);
    const window = streamId && this.#deps.windows.newest(streamId);
    if (!window)
      throw new AppError(ErrorCode.NotAllowedNow, 'a 12-lead ECG needs ten seconds without a hole');
    const { frames, seqs, endedAt } = window;
    const patient = patientOf(state.intake);
    const analysis = await this.#deps.inference.analyse(frames, patient);
    return {
      id: randomUUID() as EcgRecordingId,
      streamId,
      fromSeq: seqs[0],
      toSeq: seqs[1],
      recordedAt: endedAt,
      framesSha256: hashOf(frames),
      trigger,
      engine: ECG_ENGINE,
      analysis,
      evidence: await this.#evidence(state.caseId, analysis, patient),
    };
  }

  /** A model that fails must not cost the ECG, whose rules are met or not without it. */
  async #evidence(caseId: CaseId, analysis: EcgAnalysis, patient: Patient): Promise<EcgEvidence | null> {
    try {
      return await this.#deps.inference.assessEvidence(analysis, patient);
    } catch (error) {
      this.#deps.onError(error, caseId);
      return null;
    }
  }
}

export function newestStream({ ecgStreams }: CaseState): StreamId | undefined {
  return ecgStreams.at(-1)?.streamId;
}

export function patientOf({ ageYears, sex }: Intake): Patient {
  return { ...(ageYears !== undefined && { ageYears }), ...(sex && { sex }) };
}

function hashOf(frames: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const frame of frames) hash.update(frame);
  return hash.digest('hex');
}
