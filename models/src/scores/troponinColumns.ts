import type { Intake } from '@smart-triage/shared/domain/intake';
import { TROPONIN_ASSAYS } from '@smart-triage/shared/domain/troponin';
import { column, flagColumn, type Features } from './scoreDefinition.ts';
import { troponinRatioRange } from './troponinRange.ts';

const MULTIPLE = 'multiple of the upper reference limit';

/** The columns of every score that reads a troponin as a multiple of its limit. */
export const TROPONIN_COLUMNS = [
  column('troponinRatioLow', MULTIPLE, [0, 10_000], 'least troponin that the report allows'),
  column('troponinRatioHigh', MULTIPLE, [0, 10_000], 'greatest troponin that the report allows'),
  flagColumn('troponinSingleCut', 'the assay is only read as below or not below its limit'),
] as const;

/** An assay without high sensitivity is read by its single cut: the cobas h232 reports nothing finer than "below 40 ng/L". */
export function troponinFeatures(intake: Intake): Features<typeof TROPONIN_COLUMNS> {
  const { troponin } = intake;
  const ratio = troponinRatioRange(intake);
  return {
    troponinRatioLow: ratio.low,
    troponinRatioHigh: ratio.high,
    troponinSingleCut: troponin ? Number(!TROPONIN_ASSAYS[troponin.assay].highSensitivity) : Number.NaN,
  };
}
