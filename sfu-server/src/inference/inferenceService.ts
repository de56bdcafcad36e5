import type { RiskAssessment, ScoreInputs } from '@smart-triage/shared/domain/score';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Worker } from 'node:worker_threads';

export type AssessmentJob = { id: number; inputs: ScoreInputs };
/** `assessment: null` for a job that failed; id 0 says that the models are loaded. */
export type AssessmentReply = { id: number; assessment: RiskAssessment | null };

type Pending = { done: (assessment: RiskAssessment) => void; fail: (error: AppError) => void };

/** Scores on request, computed in a worker thread. */
export class InferenceService {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: AssessmentReply) => {
      this.#handleReply(reply);
    });
    worker.on('exit', () => {
      this.#failAll();
    });
  }

  /** Resolves when the models are loaded and their hashes checked. */
  static async create(): Promise<InferenceService> {
    const worker = new Worker(new URL('./inferenceWorker.ts', import.meta.url));
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => {
        resolve();
      });
      worker.once('error', reject);
    });
    return new InferenceService(worker);
  }

  assess(inputs: ScoreInputs): Promise<RiskAssessment> {
    const id = ++this.#lastId;
    return new Promise((done, fail) => {
      this.#pending.set(id, { done, fail });
      this.#worker.postMessage({ id, inputs } satisfies AssessmentJob);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #handleReply({ id, assessment }: AssessmentReply): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (assessment) pending?.done(assessment);
    else pending?.fail(new AppError(ErrorCode.Internal, 'the scores could not be computed'));
  }

  #failAll(): void {
    for (const { fail } of this.#pending.values()) {
      fail(new AppError(ErrorCode.Internal, 'the inference thread ended'));
    }
    this.#pending.clear();
  }
}
