import { analyseWithBeat, type EcgReading } from '@smart-triage/models/ecg/analyseEcg';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { Intake } from '@smart-triage/shared/domain/intake';
import { useMemo } from 'react';
import type { SheetPage } from './sheetPage.ts';
import type { WorkstationSnapshot } from './workstationModel.ts';

/** What is measured on the sheet in view and on the kept one; `null` where there is none. */
export type Readings = {
  shown: EcgReading | null;
  /** The sheet in view with J where the engine finds it: the same as `shown` until a hand moves it. Rules are judged by this one. */
  found: EcgReading | null;
  held: EcgReading | null;
};

/** Measured as often as a sheet, the patient or the J point changes. */
export function useReadings(
  { page, held, jPointMs }: Pick<WorkstationSnapshot, 'page' | 'held' | 'jPointMs'>,
  intake: Intake,
): Readings {
  const { sex, ageYears } = intake;
  const patient = useMemo(
    () => ({ ...(sex && { sex }), ...(ageYears !== undefined && { ageYears }) }),
    [sex, ageYears],
  );
  const found = useReading(page, patient, null);
  const moved = useReading(jPointMs === null ? null : page, patient, jPointMs);
  return {
    shown: moved ?? found,
    found,
    held: useReading(held?.page ?? null, patient, null),
  };
}

function useReading(page: SheetPage | null, patient: Patient, jPointMs: number | null): EcgReading | null {
  return useMemo(() => page && analyseWithBeat(page.excerpt, patient, jPointMs), [page, patient, jPointMs]);
}
