import type { EcgLeadMeasurement, QRS_CLASSES } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';

export type QrsClass = (typeof QRS_CLASSES)[number];

/** From here on conduction itself moves ST, and Smith's criteria replace the STEMI criteria (Fourth Universal Definition: no LBBB). */
const WIDE_QRS_MS = 120;
/**
 * The recommendations ask for a peak of R later than 60 ms in V5 and V6. What is measured here is how long R lasts, which is longer than its rise: a
 * stand-in of this project that no source confirms.
 */
const BROAD_R_MS = 60;
/** The shares and the voltage below are the project's too: the recommendations say "broad", "terminal R" and "S longer than R or 40 ms", and no such numbers. */
const LATERAL_S_SHARE = { mostInLbbb: 0.25, leastInRbbb: 0.15 };
const TERMINAL_R_MV = 0.1;
const TIMES_S = 2;

/**
 * The kind of QRS, after the AHA/ACCF/HRS recommendations, part III (2009), reduced to what amplitudes can tell: left bundle branch block has a
 * mostly negative V1 and a broad R without Q in I or V6, right bundle branch block ends upwards in V1 and downwards in I or V6.
 */
export function qrsClass(
  leads: Partial<Record<Lead, EcgLeadMeasurement>>,
  qrsMs: number,
  isPaced: boolean,
): QrsClass {
  if (isPaced) return 'paced';
  if (qrsMs < WIDE_QRS_MS) return 'narrow';
  const { V1, V6, I } = leads;
  const lateral = [V6, I].filter((lead) => lead !== undefined);
  if (!V1 || lateral.length === 0) return 'wide-other';
  if (V1.qrsAreaMvMs < 0 && lateral.some(isBroadUpright)) return 'lbbb';
  if (endsUpwards(V1) && lateral.some(({ sMv, rMv }) => -sMv > LATERAL_S_SHARE.leastInRbbb * rMv))
    return 'rbbb';
  return 'wide-other';
}

function isBroadUpright({ qMv, rMv, sMv, rMs }: EcgLeadMeasurement): boolean {
  return qMv === 0 && rMs >= BROAD_R_MS && LATERAL_S_SHARE.mostInLbbb * rMv > -sMv;
}

function endsUpwards({ rPrimeMv, rMv, sMv, qMv }: EcgLeadMeasurement): boolean {
  return rPrimeMv > TERMINAL_R_MV || rMv > TIMES_S * -sMv || (qMv < 0 && rMv > -sMv);
}
