import type { ScoreInputs } from '@smart-triage/shared/domain/score';
import { createWebScoreEngine } from '@smart-triage/models/runtime/web';
import type { ScoreAnswer, ScoreQuestion } from './lazyAssessor.ts';

/** The score engine in a thread of its own: compiling its 14 MB of WebAssembly takes seconds on a cheap tablet, in which no touch would be answered. */
const engine = createWebScoreEngine();

async function answer(id: number, inputs: ScoreInputs): Promise<ScoreAnswer> {
  try {
    return { id, assessment: await (await engine).assess(inputs) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.name : 'unknown' };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ScoreQuestion>) => {
  void answer(data.id, data.inputs).then((reply) => {
    self.postMessage(reply);
  });
});
