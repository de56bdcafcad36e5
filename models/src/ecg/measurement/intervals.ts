import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { median } from '../signal/statistics.ts';
import type { Delineation } from '../waves/delineation.ts';
import { correctedQt } from './qtc.ts';

/** Intervals over all leads, in whole milliseconds, and the rate from the median interval between complexes. */
export function intervals(
  { qrs, p, t }: Delineation,
  rr: readonly number[],
  rateHz: number,
): AnalysedEcg['intervals'] {
  const ms = (from: number, to: number) => Math.round(((to - from) * 1000) / rateHz);
  const rrMs = (median(rr) * 1000) / rateHz;
  const qtMs = t ? ms(qrs.onset, t.end) : null;
  return {
    heartRate: Math.round(600_000 / rrMs) / 10,
    rrMs: Math.round(rrMs),
    prMs: p ? ms(p.onset, qrs.onset) : null,
    qrsMs: ms(qrs.onset, qrs.jPoint),
    qtMs,
    qtcMs: qtMs === null ? null : wholeMs(correctedQt(qtMs, rrMs)),
  };
}

function wholeMs(qtc: ReturnType<typeof correctedQt>) {
  return {
    bazett: Math.round(qtc.bazett),
    fridericia: Math.round(qtc.fridericia),
    framingham: Math.round(qtc.framingham),
    hodges: Math.round(qtc.hodges),
  };
}
