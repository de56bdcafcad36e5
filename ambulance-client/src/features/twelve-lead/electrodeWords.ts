import type { ElectrodeHint } from '@smart-triage/models/ecg/quality/electrodeHints';
import type { TFunction } from 'i18next';

/** One line that says what to do, with the electrode by its place on the body. */
export function hintWords({ check, electrodes, leads }: ElectrodeHint, t: TFunction): string {
  return t(`electrodes.check.${check}`, {
    electrodes: electrodes.map((electrode) => t(`electrodes.name.${electrode}`)).join(', '),
    leads: leads.join(', '),
  });
}
