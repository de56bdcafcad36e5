import {
  MAX_TROPONIN_NG_L,
  type Troponin,
  TROPONIN_ASSAYS,
  type TroponinAssayId,
} from '@smart-triage/shared/domain/troponin';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { NumberLimits } from '@smart-triage/shared/ui/numberEntry.ts';

export type TroponinDraft = {
  readonly assay: TroponinAssayId;
  readonly comparator: Troponin['comparator'];
  /** As it is keyed in. */
  readonly text: string;
  readonly sampledAt: Instant;
};

/** A value above the usual ones is asked about as a slip of the finger, and taken: it judges nobody. */
export const TROPONIN_LIMITS: NumberLimits = {
  min: 0,
  max: MAX_TROPONIN_NG_L,
  usual: { min: 0, max: 10_000 },
  decimals: 1,
};

/** Why a draft cannot be recorded. */
export type TroponinRefusal = 'no-value' | 'out-of-range' | 'below-what-the-device-reports';

/**
 * A device that reports nothing below its limit cannot have measured an exact value below it: that is "< limit", and nothing else. Whether "<" names that
 * limit is not checked, since a laboratory may report its own.
 */
export function refusalOfTroponin(
  { assay, comparator }: TroponinDraft,
  value: number | null,
): TroponinRefusal | null {
  if (value === null) return 'no-value';
  const { limitOfDetectionNgL } = TROPONIN_ASSAYS[assay];
  const isTooFine = comparator === '=' && value < limitOfDetectionNgL;
  return isTooFine ? 'below-what-the-device-reports' : null;
}

/** What the device says when it finds nothing: the most frequent result, so it is one tap. */
export function belowDetection(assay: TroponinAssayId, sampledAt: Instant): Troponin {
  return { assay, comparator: '<', valueNgL: TROPONIN_ASSAYS[assay].limitOfDetectionNgL, sampledAt };
}
