import type { Assessor } from '../features/risk/riskModel.ts';
import { lazily } from './lazily.ts';

export type LoadAssessor = () => Promise<Assessor>;

/** The score engine with its runtime (megabytes of WebAssembly): fetched once, when it is first asked for; a failed attempt is made again. */
export function lazyAssessor(): LoadAssessor {
  return lazily(async () => {
    const { createWebScoreEngine } = await import('@smart-triage/models/runtime/web');
    return createWebScoreEngine();
  });
}
