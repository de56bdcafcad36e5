import type { EcgFile, ReadEcg } from '@smart-triage/models/ecg/readers/ecgFile';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { EcgTaskName, EcgTaskReply, EcgTasks } from './ecgTasks.ts';

/** Measures ECGs and reads recordings on this tablet, without a link. */
export type EcgAnalyst = {
  /** Rejects with `internal` when it cannot be computed here. */
  analyse: (frames: readonly Uint8Array[], patient: Patient) => Promise<EcgAnalysis>;
  /** Rejects with `invalid`, naming field and place, for what is no ECG. */
  read: (files: readonly EcgFile[]) => Promise<ReadEcg>;
  close: () => void;
};

/** What is used of a `Worker`. */
export type TaskWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

type Waiting = { done: (output: never) => void; fail: (error: AppError) => void };

/** The worker starts with the first task; one that died is replaced by the next task. */
export function createEcgAnalyst(createWorker: () => TaskWorker): EcgAnalyst {
  const waiting = new Map<number, Waiting>();
  let worker: TaskWorker | null = null;
  let lastId = 0;

  const end = (): void => {
    worker?.terminate();
    worker = null;
    for (const { fail } of waiting.values()) fail(notComputed());
    waiting.clear();
  };
  const handleReply = (reply: EcgTaskReply): void => {
    const task = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('output' in reply) task?.done(reply.output as never);
    else task?.fail('refused' in reply ? refusalOf(reply.refused) : notComputed());
  };
  const start = (): TaskWorker => {
    const started = createWorker();
    started.onmessage = ({ data }: MessageEvent<EcgTaskReply>) => {
      handleReply(data);
    };
    started.onerror = end;
    return started;
  };
  const run = <N extends EcgTaskName>(name: N, input: EcgTasks[N]['input']): Promise<EcgTasks[N]['output']> =>
    new Promise((done, fail) => {
      const id = ++lastId;
      waiting.set(id, { done, fail });
      worker ??= start();
      worker.postMessage({ id, name, input });
    });
  return {
    analyse: (frames, patient) => run('analyse', { frames, patient }),
    read: (files) => run('read', files),
    close: end,
  };
}

function refusalOf({
  code,
  message,
  issues,
}: Extract<EcgTaskReply, { refused: unknown }>['refused']): AppError {
  return new AppError(code, message, { issues });
}

function notComputed(): AppError {
  return new AppError(ErrorCode.Internal, 'the ECG could not be computed on this tablet');
}
