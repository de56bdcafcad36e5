import type { Lead } from '@smart-triage/shared/ecg/leads';

/** What the limb identities say of a lead from I, II and III, in the whole numbers of the recorder: halves are cut off. */
const EXPECTED: Partial<Record<Lead, (I: number, II: number, III: number) => number>> = {
  III: (I, II) => II - I,
  aVR: (I, II) => -Math.trunc((I + II) / 2),
  aVL: (I, _, III) => Math.trunc((I - III) / 2),
  aVF: (_, II, III) => Math.trunc((II + III) / 2),
};

/**
 * XLI stores III, aVR, aVL and aVF as what the limb identities leave over, which is next to nothing. Puts the leads back in place, III first
 * because aVL and aVF count from it.
 */
export function addLimbLeads(channels: ReadonlyMap<Lead, Int32Array>): void {
  const [I, II, III] = [channels.get('I'), channels.get('II'), channels.get('III')];
  if (!I || !II || !III) return;
  for (const lead of ['III', 'aVR', 'aVL', 'aVF'] as const) {
    const [residual, expected] = [channels.get(lead), EXPECTED[lead]];
    if (!residual || !expected) continue;
    for (let i = 0; i < residual.length; i++)
      residual[i] = expected(I[i] ?? 0, II[i] ?? 0, III[i] ?? 0) - (residual[i] ?? 0);
  }
}
