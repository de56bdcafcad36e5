import type { RiskAssessment, ScoreInputs } from '@smart-triage/shared/domain/score';
import type { Assessor } from '../features/risk/riskModel.ts';

export type LoadAssessor = () => Promise<Assessor>;

export type ScoreQuestion = { readonly id: number; readonly inputs: ScoreInputs };
export type ScoreAnswer = { readonly id: number } & (
  { readonly assessment: RiskAssessment } | { readonly problem: string }
);

type ScoreThread = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;
type Waiting = { resolve: (assessment: RiskAssessment) => void; reject: (error: Error) => void };

/**
 * The score engine in its own thread, started when it is first asked for and the screen has been drawn; one that failed is replaced at the next question.
 */
export function lazyAssessor(
  painted: () => Promise<void>,
  startThread: () => ScoreThread = startScoreThread,
): LoadAssessor {
  let starting: Promise<Assessor> | null = null;
  const start = async (): Promise<Assessor> => {
    await painted();
    return threadAssessor(startThread(), () => {
      starting = null;
    });
  };
  return () => (starting ??= start());
}

function startScoreThread(): ScoreThread {
  return new Worker(new URL('./scoreWorker.ts', import.meta.url), { type: 'module' });
}

/** Ends the thread with its first failure, so that nobody waits for one that cannot answer. */
function threadAssessor(thread: ScoreThread, onFailed: () => void): Assessor {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  const fail = (problem: string): void => {
    onFailed();
    thread.terminate();
    for (const { reject } of waiting.values()) reject(new Error(`scores on this tablet: ${problem}`));
    waiting.clear();
  };
  thread.addEventListener('message', ({ data }: MessageEvent<ScoreAnswer>) => {
    if ('problem' in data) {
      fail(data.problem);
      return;
    }
    waiting.get(data.id)?.resolve(data.assessment);
    waiting.delete(data.id);
  });
  thread.addEventListener('error', () => {
    fail('the thread could not be started');
  });
  return {
    assess: (inputs) =>
      new Promise((resolve, reject) => {
        const id = asked++;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, inputs } satisfies ScoreQuestion);
      }),
  };
}
