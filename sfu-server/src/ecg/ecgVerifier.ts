import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { CaseId, EcgRecordingId } from '@smart-triage/shared/domain/ids';
import type { CaseService } from '../cases/caseService.ts';
import type { EcgRecorder } from './ecgRecorder.ts';

type VerifierDeps = {
  cases: () => Pick<CaseService, 'conclude'>;
  recorder: Pick<EcgRecorder, 'verify'>;
  onError: (error: unknown, caseId: CaseId) => void;
};

/** [GT7] Looks at every ECG that a tablet analysed as soon as its samples are here, and writes down whether the server comes to the same. */
export class EcgVerifier {
  readonly #deps: VerifierDeps;
  readonly #running = new Map<EcgRecordingId, { again: CaseState | null; done: Promise<void> }>();

  constructor(deps: VerifierDeps) {
    this.#deps = deps;
  }

  /** Called when samples were stored, when an ECG was taken, and for each case when the server starts: any of them can be the last piece. */
  look(state: CaseState | undefined): void {
    for (const recording of state?.ecgUnverified ?? []) if (state) this.#request(state, recording);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #request(state: CaseState, recording: EcgRecordingFact): void {
    const running = this.#running.get(recording.id);
    if (running) {
      running.again = state;
      return;
    }
    const entry = { again: null as CaseState | null, done: Promise.resolve() };
    this.#running.set(recording.id, entry);
    entry.done = this.#follow(state, recording, entry);
  }

  /** Samples that came while it was looking are covered by one more look. */
  async #follow(
    first: CaseState,
    recording: EcgRecordingFact,
    entry: { again: CaseState | null },
  ): Promise<void> {
    let state: CaseState | null = first;
    while (state) {
      entry.again = null;
      const isDone = await this.#verify(state, recording);
      state = isDone ? null : entry.again;
    }
    this.#running.delete(recording.id);
  }

  async #verify(state: CaseState, recording: EcgRecordingFact): Promise<boolean> {
    const { caseId, crew } = state;
    try {
      const verified = await this.#deps.recorder.verify(state, recording);
      if (!verified) return false;
      await this.#deps
        .cases()
        .conclude(caseId, crew, ({ ecgUnverified }) =>
          ecgUnverified.some(({ id }) => id === recording.id)
            ? { type: 'ecg-verified', recording: verified }
            : null,
        );
      return true;
    } catch (error) {
      this.#deps.onError(error, caseId);
      return false;
    }
  }
}
