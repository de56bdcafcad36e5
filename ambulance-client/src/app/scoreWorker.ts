import { assessEvidence } from '@smart-triage/models/evidence/ecgEvidence';
import { createWebEvidenceModel, createWebScoreEngine } from '@smart-triage/models/runtime/web';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import type { ScoreInputs } from '@smart-triage/shared/domain/score';
import { lazily } from './lazily.ts';
import type { ScoreAnswer, ScoreQuestion } from './lazyAssessor.ts';

/** The models in a thread of their own: compiling their 14 MB of WebAssembly takes seconds on a cheap tablet, in which no touch would be answered. */
const engine = createWebScoreEngine();
/** With the first ECG; the runtime is the same. */
const evidenceModel = lazily(createWebEvidenceModel);

async function scores(id: number, inputs: ScoreInputs): Promise<ScoreAnswer> {
  try {
    return { id, assessment: await (await engine).assess(inputs) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.name : 'unknown' };
  }
}

/** A model that cannot be fetched now must not take the scores with it. */
async function evidence({ analysis, patient }: EcgQuestion): Promise<EcgEvidence | null> {
  try {
    // The runtime starts once: the scores' beginning is the model's too.
    await engine;
    return await assessEvidence(await evidenceModel(), analysis, patient);
  } catch {
    return null;
  }
}

type EcgQuestion = Extract<ScoreQuestion, { ecg: unknown }>['ecg'];

async function answer(question: ScoreQuestion): Promise<ScoreAnswer> {
  const { id } = question;
  return 'ecg' in question ? { id, evidence: await evidence(question.ecg) } : scores(id, question.inputs);
}

self.addEventListener('message', ({ data }: MessageEvent<ScoreQuestion>) => {
  void answer(data).then((reply) => {
    self.postMessage(reply);
  });
});
