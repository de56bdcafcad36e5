import { IntakeSchema, type Intake } from '@smart-triage/shared/domain/intake';
import type { TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import type { LatestVitals, VitalSign } from '@smart-triage/shared/domain/vitals';
import { instant } from '@smart-triage/shared/time/instant';

/** A time for measurements in golden records. Their results do not depend on it. */
export const GOLDEN_TIME = instant(Date.UTC(2026, 0, 1));

export function measuredTroponin(assay: TroponinAssayId, valueNgL: number): Pick<Intake, 'troponin'> {
  return IntakeSchema.pick({ troponin: true }).parse({
    troponin: { assay, comparator: '=', valueNgL, sampledAt: GOLDEN_TIME },
  });
}

/** Vital signs that were all measured at the same time. */
export function measuredVitals(values: Partial<Record<VitalSign, number>>): LatestVitals {
  return Object.fromEntries(
    Object.entries(values).map(([sign, value]) => [sign, { value, measuredAt: GOLDEN_TIME }]),
  );
}
