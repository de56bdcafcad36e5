import type { Assessor } from '../features/risk/riskModel.ts';

export type LoadAssessor = () => Promise<Assessor>;

/** The score engine with its runtime (megabytes of WebAssembly): fetched once, when it is first asked for; a failed attempt is made again. */
export function lazyAssessor(): LoadAssessor {
  let loading: Promise<Assessor> | null = null;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}

async function load(): Promise<Assessor> {
  const { createWebScoreEngine } = await import('@smart-triage/models/runtime/web');
  return createWebScoreEngine();
}
