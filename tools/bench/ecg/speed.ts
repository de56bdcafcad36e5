import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { percentile } from '@smart-triage/models/ecg/signal/statistics';
import type { BenchResult } from '../report.ts';
import { ptbxlNormals } from './ptbxl.ts';

const RECORDINGS = 100;

/** Wall time of one analysis of 10 s, 12 leads, 500 Hz, after the engine has been compiled. */
export function speedResult(folder: string): BenchResult {
  const recordings = [...ptbxlNormals(`${folder}/ptbxl`, 500)].slice(0, RECORDINGS);
  for (const { recording } of recordings) analyseEcg(recording);
  const times = recordings.map(({ recording, patient }) => {
    const start = performance.now();
    analyseEcg(recording, patient);
    return performance.now() - start;
  });
  return {
    id: 'analysisTime.p50',
    value: times.length === 0 ? null : percentile(times, 50),
    unit: 'ms',
    n: times.length,
    spread: `p99 ${percentile(times, 99).toFixed(1)}`,
    target: { atMost: 15 },
  };
}
