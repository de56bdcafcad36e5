import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import type { RiskAssessment, ScoreInputs } from '@smart-triage/shared/domain/score';
import type { Assessor } from '../features/risk/riskModel.ts';

/** Scores of a record, and what the learned model proposes for an ECG: `null` when that model cannot be run here. */
export type LocalModels = Assessor & {
  assessEvidence: (analysis: EcgAnalysis, patient: Patient) => Promise<EcgEvidence | null>;
};
export type LoadAssessor = () => Promise<LocalModels>;

export type ScoreQuestion = { readonly id: number } & (
  { readonly inputs: ScoreInputs } | { readonly ecg: { analysis: EcgAnalysis; patient: Patient } }
);
export type ScoreAnswer = { readonly id: number } & (
  | { readonly assessment: RiskAssessment }
  | { readonly evidence: EcgEvidence | null }
  | { readonly problem: string }
);

type ScoreThread = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;
type Waiting = { resolve: (answer: ScoreAnswer) => void; reject: (error: Error) => void };

/**
 * The score engine in its own thread, started when it is first asked for and the screen has been drawn; one that failed is replaced at the next question.
 */
export function lazyAssessor(
  painted: () => Promise<void>,
  startThread: () => ScoreThread = startScoreThread,
): LoadAssessor {
  let starting: Promise<LocalModels> | null = null;
  const start = async (): Promise<LocalModels> => {
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
function threadAssessor(thread: ScoreThread, onFailed: () => void): LocalModels {
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
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  thread.addEventListener('error', () => {
    fail('the thread could not be started');
  });
  const ask = (question: { inputs: ScoreInputs } | { ecg: { analysis: EcgAnalysis; patient: Patient } }) =>
    new Promise<ScoreAnswer>((resolve, reject) => {
      const id = asked++;
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, ...question } satisfies ScoreQuestion);
    });
  return {
    assess: async (inputs) => {
      const answer = await ask({ inputs });
      if ('assessment' in answer) return answer.assessment;
      throw new TypeError('scores on this tablet: the thread answered something else');
    },
    assessEvidence: async (analysis, patient) => {
      const answer = await ask({ ecg: { analysis, patient } });
      return 'evidence' in answer ? answer.evidence : null;
    },
  };
}
