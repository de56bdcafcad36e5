import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreInputName, ScoreInputs } from '@smart-triage/shared/domain/score';
import {
  MAX_TROPONIN_NG_L,
  TROPONIN_ASSAYS,
  type Troponin,
  type TroponinAssay,
} from '@smart-triage/shared/domain/troponin';
import { nextAbove, nextBelow } from './nextFloat.ts';

/** Least and most. Both NaN when there is no troponin. */
export type NumberRange = { low: number; high: number };

const UNKNOWN: NumberRange = { low: Number.NaN, high: Number.NaN };

/** What the report allows, in ng/L. "<14" leaves everything from 0 to just below 14, ">14" everything from just above it. */
export function troponinRangeNgL(troponin: Troponin | undefined): NumberRange {
  return troponin ? bounded(troponin, troponin.valueNgL, MAX_TROPONIN_NG_L) : UNKNOWN;
}

/**
 * The same as a multiple of the assay's upper reference limit. Where that limit depends on a sex that is not known, the range covers both:
 * the least is taken against the higher limit and the most against the lower one.
 */
export function troponinRatioRange(intake: Intake): NumberRange {
  const { troponin, sex } = intake;
  if (!troponin) return UNKNOWN;
  const { female, male } = limitsOf(troponin);
  const limits = sex ? [limitsOf(troponin)[sex]] : [female, male];
  const ratios = limits.map((limit) =>
    bounded(troponin, troponin.valueNgL / limit, MAX_TROPONIN_NG_L / limit),
  );
  return {
    low: Math.min(...ratios.map(({ low }) => low)),
    high: Math.max(...ratios.map(({ high }) => high)),
  };
}

/** What would settle the troponin as a multiple of its limit: the value itself, or the sex where the limit differs by it. */
export function missingForTroponinRatio({ intake: { troponin, sex } }: ScoreInputs): ScoreInputName[] {
  if (!troponin) return ['troponin'];
  const { female, male } = limitsOf(troponin);
  return sex === undefined && female !== male ? ['sex'] : [];
}

function limitsOf({ assay }: Troponin): TroponinAssay['upperReferenceLimitNgL'] {
  return TROPONIN_ASSAYS[assay].upperReferenceLimitNgL;
}

function bounded({ comparator }: Troponin, value: number, most: number): NumberRange {
  if (comparator === '<') return { low: 0, high: nextBelow(value) };
  if (comparator === '>') return { low: Math.min(nextAbove(value), most), high: most };
  return { low: value, high: value };
}
