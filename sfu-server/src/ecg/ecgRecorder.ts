import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { EcgRecordingId, StreamId } from '@smart-triage/shared/domain/ids';
import type { Intake } from '@smart-triage/shared/domain/intake';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createHash, randomUUID } from 'node:crypto';
import type { InferenceService } from '../inference/inferenceService.ts';
import type { EcgWindows } from './ecgWindows.ts';

type RecorderDeps = { windows: EcgWindows; inference: Pick<InferenceService, 'analyse'> };

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
    return {
      id: randomUUID() as EcgRecordingId,
      streamId,
      fromSeq: seqs[0],
      toSeq: seqs[1],
      recordedAt: endedAt,
      framesSha256: hashOf(frames),
      trigger,
      engine: ECG_ENGINE,
      analysis: await this.#deps.inference.analyse(frames, patientOf(state.intake)),
    };
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
