import type { RHYTHMS } from '@smart-triage/shared/domain/ecgAnalysis';
import { median } from '../signal/statistics.ts';

export type Rhythm = (typeof RHYTHMS)[number];

/** What the rhythm is told from. */
export type RhythmSigns = {
  readonly isPaced: boolean;
  /** Intervals between all complexes, dominant or not, in any unit. */
  readonly rr: readonly number[];
  /** 0 to 1; `null` when no P wave was found. */
  readonly pConsistency: number | null;
  /** Where P points in the frontal plane, in degrees; `null` when it is not known. */
  readonly pAxis: number | null;
};

/** Fewer intervals tell nothing of irregularity. */
const LEAST_INTERVALS = 4;
/** The median change from one interval to the next, as a share of the interval: breathing stays below, fibrillation above. */
const IRREGULAR = 0.07;
const CONSISTENT_P = 0.6;
/** P from the sinus node points down and left. */
const SINUS_AXIS = { from: -30, to: 105 };

/** Sinus needs a P wave before the complexes that points the right way; fibrillation needs irregular complexes without one. */
export function rhythmOf({ isPaced, rr, pConsistency, pAxis }: RhythmSigns): Rhythm {
  if (isPaced) return 'paced';
  const hasP = pConsistency !== null && pConsistency >= CONSISTENT_P;
  if (hasP) return pAxis === null || isSinusAxis(pAxis) ? 'sinus' : 'other';
  return rr.length >= LEAST_INTERVALS && irregularity(rr) >= IRREGULAR ? 'atrial-fibrillation' : 'other';
}

export function irregularity(rr: readonly number[]): number {
  const changes = rr.slice(1).map((interval, k) => Math.abs(interval - (rr[k] ?? interval)));
  return median(changes) / (median(rr) || 1);
}

function isSinusAxis(degrees: number): boolean {
  return degrees >= SINUS_AXIS.from && degrees <= SINUS_AXIS.to;
}
