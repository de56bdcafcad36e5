import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import { useEffect } from 'react';
import { keep, pageNow, type Probe } from './probe.ts';

/** Tells the latency bench when an assessment stood on the screen: in the first frame after React has written it. */
export function useScoreProbe(probe: Probe | null, risk: RiskAssessment | null): void {
  useEffect(() => {
    if (!probe || !risk) return undefined;
    const { inputsSha256, assessedAt } = risk;
    const frame = requestAnimationFrame(() => {
      keep(probe.assessments, { inputsSha256, assessedAt, shownAt: pageNow() });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [probe, risk]);
}
