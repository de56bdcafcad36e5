import { IntakeSchema, type Intake } from '@smart-triage/shared/domain/intake';
import type { TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import { instant } from '@smart-triage/shared/time/instant';

/** A time for measurements in golden records; no score here depends on it. */
export const GOLDEN_TIME = instant(Date.UTC(2026, 0, 1));

export function measuredTroponin(assay: TroponinAssayId, valueNgL: number): Pick<Intake, 'troponin'> {
  return IntakeSchema.pick({ troponin: true }).parse({
    troponin: { assay, comparator: '=', valueNgL, sampledAt: GOLDEN_TIME },
  });
}

/** Every way to take one value from each list, the last list turning fastest. */
export function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
}
