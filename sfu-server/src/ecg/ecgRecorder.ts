import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import { type Patient, patientIn } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import {
  type CapturedEcg,
  type EcgRecordingFact,
  isSameMeasurement,
  pendingRecording,
} from '@smart-triage/shared/domain/ecgRecording';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import type { EcgWindows } from '@smart-triage/shared/ecg/ecgWindows';
import { ecgRecordingId, framesSha256 } from '@smart-triage/shared/ecg/recordingId';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { instant } from '@smart-triage/shared/time/instant';
import type { InferenceService } from '../inference/inferenceService.ts';
import type { StoredWindow } from './storedWindow.ts';

type RecorderDeps = {
  windows: EcgWindows;
  stored: StoredWindow;
  clock: Clock;
  inference: Pick<InferenceService, 'analyse' | 'assessEvidence'>;
  /** Told when the learned model could not be run: the ECG is stored without it. */
  onError: (error: unknown, caseId: CaseId) => void;
};

type Place = Pick<EcgRecordingFact, 'streamId' | 'fromSeq' | 'toSeq' | 'trigger' | 'recordedAt'>;

/** Sets ten seconds apart as a 12-lead ECG with its analysis. */
export class EcgRecorder {
  readonly #deps: RecorderDeps;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  /** The newest ten seconds. Throws `not-allowed-now` while there are none without a hole. */
  async record(state: CaseState, trigger: EcgRecordingFact['trigger']): Promise<EcgRecordingFact> {
    const streamId = newestStream(state);
    const window = streamId && this.#deps.windows.newest(streamId);
    if (!window)
      throw new AppError(ErrorCode.NotAllowedNow, 'a 12-lead ECG needs ten seconds without a hole');
    const { frames, seqs, endedAt } = window;
    const place = { streamId, fromSeq: seqs[0], toSeq: seqs[1], trigger, recordedAt: endedAt };
    return this.#analysed(state, place, frames);
  }

  /** [GT7] The ten seconds that a tablet set apart: as the tablet analysed them until the server has their samples. Throws `invalid` for an id that is not theirs. */
  async take(state: CaseState, captured: CapturedEcg): Promise<EcgRecordingFact> {
    if (captured.id !== (await ecgRecordingId(captured)))
      throw new AppError(ErrorCode.Invalid, 'captured.id: does not follow from stream, frames and trigger');
    const recordedAt = instant(Math.min(this.#deps.clock.now(), captured.recordedAt));
    const pending = pendingRecording({ ...captured, recordedAt });
    return (await this.verify(state, pending)) ?? pending;
  }

  /** The server's own analysis of an ECG that a tablet analysed, and whether the two agree; `null` while samples of it are missing. */
  async verify(state: CaseState, pending: EcgRecordingFact): Promise<EcgRecordingFact | null> {
    const frames = await this.#deps.stored.frames(state.caseId, pending);
    if (!frames) return null;
    const own = await this.#analysed(state, pending, frames);
    const isSame =
      own.framesSha256 === pending.framesSha256 && isSameMeasurement(own.analysis, pending.analysis);
    return { ...own, tabletAnalysis: isSame ? 'same' : 'differs' };
  }

  async #analysed(
    state: CaseState,
    { streamId, fromSeq, toSeq, trigger, recordedAt }: Place,
    frames: readonly Uint8Array[],
  ): Promise<EcgRecordingFact> {
    const patient = patientIn(state.intake);
    const analysis = await this.#deps.inference.analyse(frames, patient);
    const place = { streamId, fromSeq, toSeq, trigger };
    return {
      id: await ecgRecordingId(place),
      ...place,
      recordedAt,
      framesSha256: await framesSha256(frames),
      engine: ECG_ENGINE,
      analysis,
      evidence: await this.#evidence(state.caseId, analysis, patient),
      tabletAnalysis: null,
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
