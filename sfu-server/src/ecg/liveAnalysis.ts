import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { patientIn } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { withoutShapes, type EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { meetsGate } from '@smart-triage/shared/domain/ecgRecording';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import type { EcgWindows } from '@smart-triage/shared/ecg/ecgWindows';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { CaseService } from '../cases/caseService.ts';
import type { InferenceService } from '../inference/inferenceService.ts';
import { newestStream, type EcgRecorder } from './ecgRecorder.ts';

const EVERY_MS = 2000;
/** The cases are spread over this many moments of the two seconds: a hundred windows at once would keep a score that follows a tap waiting. */
const SLOTS = 20;
/** One window can catch a movement; a rule that holds in two of them is worth a stored ECG. */
const WINDOWS_TO_RECORD = 2;

export type LiveResult = { caseId: CaseId; streamId: StreamId; endedAt: Instant; analysis: EcgAnalysis };

type LiveAnalysisDeps = {
  cases: CaseService;
  windows: EcgWindows;
  recorder: EcgRecorder;
  inference: Pick<InferenceService, 'analyse'>;
  onAnalysed: (result: LiveResult) => void;
  onError: (error: unknown, caseId: CaseId) => void;
};

/** Analyses the last ten seconds of every open case every two seconds, and stores an ECG by itself when a gate rule holds. */
export class LiveAnalysis {
  readonly #deps: LiveAnalysisDeps;
  readonly #timer: NodeJS.Timeout;
  #slot = 0;
  /** By case: the last frame that was looked at, and in how many windows in a row a gate rule was met. */
  readonly #seen = new Map<CaseId, { last: string; met: number }>();

  constructor(deps: LiveAnalysisDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => {
      this.#handleTick();
    }, EVERY_MS / SLOTS);
  }

  forget({ caseId, ecgStreams }: CaseState): void {
    this.#seen.delete(caseId);
    for (const { streamId } of ecgStreams) this.#deps.windows.forget(streamId);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #handleTick(): void {
    this.#slot = (this.#slot + 1) % SLOTS;
    const due = this.#deps.cases.directory.open().filter(({ caseId }) => slotOf(caseId) === this.#slot);
    for (const state of due) {
      this.#look(state).catch((error: unknown) => {
        const isNewerWaiting = error instanceof AppError && error.code === ErrorCode.Superseded;
        if (!isNewerWaiting) this.#deps.onError(error, state.caseId);
      });
    }
  }

  async #look(state: CaseState): Promise<void> {
    const { caseId } = state;
    const streamId = newestStream(state);
    const window = streamId && this.#deps.windows.newest(streamId);
    const before = this.#seen.get(caseId);
    const last = `${streamId} ${window?.seqs[1]}`;
    if (!window || before?.last === last) return;
    const seen = { last, met: before?.met ?? 0 };
    this.#seen.set(caseId, seen);
    const { frames, endedAt } = window;
    const analysis = await this.#deps.inference.analyse(frames, patientIn(state.intake), caseId);
    this.#deps.onAnalysed({ caseId, streamId, endedAt, analysis: withoutShapes(analysis) });
    seen.met = meetsGate(analysis) ? seen.met + 1 : 0;
    if (seen.met === WINDOWS_TO_RECORD && state.ecg.met === null) await this.#record(state);
  }

  async #record(state: CaseState): Promise<void> {
    const recording = await this.#deps.recorder.record(state, 'rule');
    await this.#deps.cases.conclude(state.caseId, state.crew, ({ status }) =>
      isOver(status) || status === 'handed-over' ? null : { type: 'ecg-recorded', recording },
    );
  }
}

/** A case's id is random, so its first digits spread cases evenly, and every two seconds it is the same case's turn again. */
function slotOf(caseId: CaseId): number {
  return Number.parseInt(caseId.slice(0, 8), 16) % SLOTS;
}
