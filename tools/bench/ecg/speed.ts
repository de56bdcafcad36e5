import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { percentile } from '@smart-triage/models/ecg/signal/statistics';
import type { BenchResult } from '../report.ts';
import { ptbxlNormals } from './ptbxl.ts';

const RECORDINGS = 100;

/**
 * One analysis of 10 s, 12 leads, 500 Hz, after the engine has been compiled: wall time, which the promise is about, and the thread's own
 * processor time, which tells a slow engine from a busy machine.
 */
export function speedResults(folder: string): BenchResult[] {
  const recordings = [...ptbxlNormals(`${folder}/ptbxl`, 500)].slice(0, RECORDINGS);
  for (const { recording } of recordings) analyseEcg(recording);
  const times = recordings.map(({ recording, patient }) => timed(() => analyseEcg(recording, patient)));
  return [
    {
      ...medianMs(
        'analysisTime.p50',
        times.map(({ wallMs }) => wallMs),
      ),
      target: { atMost: 15 },
    },
    medianMs(
      'analysisCpu.p50',
      times.map(({ cpuMs }) => cpuMs),
    ),
  ];
}

function timed(work: () => unknown): { wallMs: number; cpuMs: number } {
  const [start, cpuStart] = [performance.now(), process.threadCpuUsage()];
  work();
  const { user, system } = process.threadCpuUsage(cpuStart);
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
}

function medianMs(id: string, times: readonly number[]): BenchResult {
  return {
    id,
    value: times.length === 0 ? null : percentile(times, 50),
    unit: 'ms',
    n: times.length,
    spread: `p95 ${percentile(times, 95).toFixed(1)}, p99 ${percentile(times, 99).toFixed(1)}`,
  };
}
