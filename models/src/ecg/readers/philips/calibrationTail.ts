import type { Lead } from '@smart-triage/shared/ecg/leads';

/** A shorter stretch may be equal by chance: all leads at rest. */
const SHORTEST_MS = 100;
const FEWEST_LEADS = 4;

/**
 * Where the ECG ends. Philips closes each channel with rest, a 1 mV calibration pulse and rest; no heart gives the same samples in aVR as in all
 * other leads, and a pulse that is analysed is a beat that never was.
 */
export function ecgLength(channels: ReadonlyMap<Lead, Int32Array>, rateHz: number): number {
  const [first, ...others] = channels.values();
  const length = first?.length ?? 0;
  if (!first || channels.size < FEWEST_LEADS) return length;
  let end = length;
  while (end > 0 && others.every((other) => other[end - 1] === first[end - 1])) end--;
  return length - end >= (SHORTEST_MS * rateHz) / 1000 ? end : length;
}
