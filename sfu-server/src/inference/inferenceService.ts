import type { EcgFileAssessment } from '@smart-triage/models/evidence/assessFiles';
import type { GateInputs } from '@smart-triage/models/guidance/guidanceInputs';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseAssessment } from '@smart-triage/models/runtime/assessCase';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { JobQueue } from './jobQueue.ts';
import {
  type Job,
  type JobOutput,
  PRIORITY,
  type Priority,
  type ThreadReply,
  type ThreadStart,
  type Upload,
} from './jobs.ts';

type Waiting = {
  job: Job;
  priority: Priority;
  attempts: number;
  done: (output: never) => void;
  fail: (error: AppError) => void;
};
type Thread = {
  worker: Worker;
  /** The system runs others first when there are too few processors for all. */
  yields: boolean;
  running: Waiting | null;
  timer: NodeJS.Timeout | null;
};

type InferenceOptions = {
  /** How many threads; each holds its own models. */
  threads: number;
  /** A thread died and another takes its place. */
  onThreadDied: () => void;
};

/** Of JavaScript alone; the models' own memory comes on top. The largest file that is taken, whatever it holds, needs about half. */
const THREAD_HEAP_MB = 768;
/** A job that was running in a thread that died is tried once more: the second death may well be the job's own doing. */
const MAX_ATTEMPTS = 2;

const LEAVE_WITHIN_MS = 5000;

/** Ten seconds of twelve leads take a fraction of a second; what takes this long is no ECG of a patient who waits, and holds up live ones. */
const UPLOAD_WITHIN_MS = 5000;

/** Scores, guidance and ECG analysis on request, computed in a pool of worker threads that never share one with the event loop. */
export class InferenceService {
  readonly #options: InferenceOptions;
  readonly #queue = new JobQueue<Waiting>();
  readonly #threads = new Set<Thread>();
  #isClosed = false;

  private constructor(options: InferenceOptions) {
    this.#options = options;
  }

  /** Resolves when the models are loaded and their hashes checked in every thread. */
  static async create(options: InferenceOptions): Promise<InferenceService> {
    const service = new InferenceService(options);
    await Promise.all(Array.from({ length: options.threads }, (_, index) => service.#start(index > 0)));
    return service;
  }

  assess(inputs: GateInputs): Promise<CaseAssessment> {
    return this.#run({ name: 'assess', input: inputs }, PRIORITY.score);
  }

  /** `key`: of the windows that wait under one key only the newest is analysed; the others are refused with `superseded`. */
  analyse(frames: readonly Uint8Array[], patient: Patient, key: string | null = null): Promise<EcgAnalysis> {
    const priority = key === null ? PRIORITY.asked : PRIORITY.sliding;
    const input = { batch: packFrames(frames), patient, jPointMs: null };
    return this.#run({ name: 'analyse', input }, priority, key);
  }

  /** The same with J where a person put it, in ms from the middle of the median beat. */
  remeasure(frames: readonly Uint8Array[], patient: Patient, jPointMs: number): Promise<EcgAnalysis> {
    const input = { batch: packFrames(frames), patient, jPointMs };
    return this.#run({ name: 'analyse', input }, PRIORITY.asked);
  }

  /**
   * Reads and analyses the files of one recording, after everything that somebody waits for. Rejects with `invalid` for what cannot be read, and with
   * `timed-out` for what keeps a thread longer than five seconds.
   */
  analyseUpload(upload: Upload): Promise<EcgFileAssessment> {
    return this.#run({ name: 'upload', input: upload }, PRIORITY.upload);
  }

  /** Proposes HEART's ECG item. */
  assessEvidence(analysis: EcgAnalysis, patient: Patient): Promise<EcgEvidence> {
    return this.#run({ name: 'evidence', input: { analysis, patient } }, PRIORITY.asked);
  }

  /** The threads that run now. */
  threadIds(): number[] {
    return [...this.#threads].map(({ worker }) => worker.threadId);
  }

  /** Ends one thread as a crash would: the drill that shows that nobody waits for ever. */
  async killThread(): Promise<void> {
    const [thread] = this.#threads;
    await thread?.worker.terminate();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { fail } of this.#queue.drain()) fail(ended());
    await Promise.all([...this.#threads].map(({ worker }) => leave(worker)));
  }

  #run<J extends Job>(job: J, priority: Priority, key: string | null = null): Promise<JobOutput<J>> {
    if (this.#isClosed) return Promise.reject(ended());
    return new Promise((done, fail) => {
      const waiting = { job, priority, attempts: 0, done, fail } as Waiting;
      const replaced = this.#queue.add(priority, key, waiting);
      replaced?.fail(new AppError(ErrorCode.Superseded, 'a newer window waits'));
      this.#dispatch();
    });
  }

  #dispatch(): void {
    for (let free = this.#free(); free.length > 0; free = this.#free()) {
      const waiting = this.#queue.next((priority) => this.#mayRun(priority));
      if (!waiting) return;
      const isUrgent = waiting.priority < PRIORITY.sliding;
      const [thread] = free.toSorted((a, b) => Number(a.yields === isUrgent) - Number(b.yields === isUrgent));
      if (thread) this.#hand(waiting, thread);
    }
  }

  #free(): Thread[] {
    return [...this.#threads].filter(({ running }) => !running);
  }

  #hand(waiting: Waiting, thread: Thread): void {
    waiting.attempts++;
    thread.running = waiting;
    if (waiting.job.name === 'upload') this.#limit(thread, waiting);
    thread.worker.postMessage(waiting.job);
  }

  /** Nobody waits for a sliding window or before a file for as little as for a score: neither takes the last thread, and a score never waits behind two of them. */
  #mayRun(priority: Priority): boolean {
    if (priority < PRIORITY.sliding) return true;
    const running = [...this.#threads].filter((thread) => thread.running?.priority === priority);
    return running.length < Math.max(1, this.#threads.size - 1);
  }

  /** Nothing inside a thread can be interrupted: the thread ends, and another takes its place. */
  #limit(thread: Thread, { fail }: Waiting): void {
    thread.timer = setTimeout(() => {
      thread.running = null;
      this.#threads.delete(thread);
      fail(new AppError(ErrorCode.TimedOut, 'the recording took too long to analyse'));
      void thread.worker.terminate();
    }, UPLOAD_WITHIN_MS);
  }

  #takeRunning(thread: Thread): Waiting | null {
    const { running, timer } = thread;
    if (timer) clearTimeout(timer);
    thread.running = thread.timer = null;
    return running;
  }

  async #start(yields: boolean): Promise<void> {
    const worker = new Worker(new URL('./inferenceThread.ts', import.meta.url), {
      workerData: { yields } satisfies ThreadStart,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => {
        resolve();
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(ended());
      });
    });
    const thread: Thread = { worker, yields, running: null, timer: null };
    this.#threads.add(thread);
    worker.on('message', (reply: ThreadReply) => {
      this.#handleReply(thread, reply);
    });
    worker.on('error', (error: Error) => {
      this.#handleFault(thread, error);
    });
    worker.once('exit', () => {
      this.#handleDeath(thread);
    });
    if (this.#isClosed) await worker.terminate();
    this.#dispatch();
  }

  #handleReply(thread: Thread, reply: ThreadReply): void {
    const running = this.#takeRunning(thread);
    if ('output' in reply) running?.done(reply.output as never);
    else if ('refused' in reply)
      running?.fail(new AppError(ErrorCode.Invalid, reply.refused.message, reply.refused));
    else running?.fail(new AppError(ErrorCode.Internal, 'this could not be computed'));
    this.#dispatch();
  }

  /** `exit` follows and tells of the death. A file that was too much for a thread would be too much for the next one: it is refused here and not tried again. */
  #handleFault(thread: Thread, error: Error): void {
    const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!isOutOfMemory || thread.running?.job.name !== 'upload') return;
    const limit = 'must need less memory';
    const refusal = new AppError(ErrorCode.Invalid, `body: ${limit}`, { issues: [{ path: 'body', limit }] });
    this.#takeRunning(thread)?.fail(refusal);
  }

  #handleDeath(thread: Thread): void {
    this.#threads.delete(thread);
    const running = this.#takeRunning(thread);
    if (running && (this.#isClosed || running.attempts >= MAX_ATTEMPTS)) running.fail(ended());
    else if (running) this.#queue.add(PRIORITY.score, null, running);
    if (this.#isClosed) return;
    this.#options.onThreadDied();
    this.#start(thread.yields).catch(() => {
      this.#handleNoThread();
    });
  }

  /** Whoever waits for a pool that cannot be refilled is told, instead of waiting for ever. */
  #handleNoThread(): void {
    if (this.#threads.size > 0) return;
    for (const { fail } of this.#queue.drain()) fail(ended());
  }
}

/** Lets a thread finish what it runs. Ended inside a model run it would abort the process, so that is only for one that does not leave by itself. */
async function leave(worker: Worker): Promise<void> {
  const left = once(worker, 'exit');
  worker.postMessage(null);
  await Promise.race([left, wait(LEAVE_WITHIN_MS, undefined, { ref: false })]);
  await worker.terminate();
}

function ended(): AppError {
  return new AppError(ErrorCode.Internal, 'the inference thread ended');
}
