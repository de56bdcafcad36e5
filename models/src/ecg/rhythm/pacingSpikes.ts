import type { LeadSignals } from '../signal/leadSignals.ts';
import { samplesIn } from '../signal/samples.ts';
import { median, percentile } from '../signal/statistics.ts';

/** A pacing spike turns within 2 ms; slower recordings have smoothed it away. */
const NEEDED_RATE_HZ = 400;
const TURN_MS = 2;
/** Spikes of ventricular pacing lie between these around the middle of the complex they start. */
const BEFORE_MS = 140;
const AFTER_MS = 60;
/** In mV, mean over the leads: below it the turn is not from a stimulus. */
const SHARPEST_TURN_MV = 0.12;
/** And so many times sharper than nearly all of the complex around it. */
const TIMES_SHARPER = 11;

/** Whether the typical complex starts with a stimulus artefact. `false` also when the recording is too slow to show one. */
export function hasPacingSpikes(
  signals: LeadSignals,
  recordedRateHz: number,
  beats: readonly number[],
): boolean {
  if (recordedRateHz < NEEDED_RATE_HZ || beats.length === 0) return false;
  const turns = sharpness(signals);
  const [before, after] = [samplesIn(BEFORE_MS, signals.rateHz), samplesIn(AFTER_MS, signals.rateHz)];
  const windows = beats.map((at) => turns.subarray(Math.max(0, at - before), at + after));
  const sharpest = windows.map((window) => window.reduce((a, b) => Math.max(a, b), 0));
  const usual = windows.map((window) => percentile(window, 80));
  return (
    median(sharpest) >= SHARPEST_TURN_MV &&
    median(sharpest.map((turn, k) => turn / Math.max(0.001, usual[k] ?? 0))) >= TIMES_SHARPER
  );
}

/** How abruptly the signal turns at each sample, in mV, mean over the leads. */
function sharpness({ rateHz, mv }: LeadSignals): Float64Array {
  const step = samplesIn(TURN_MS, rateHz);
  const turns = new Float64Array(mv[0]?.length ?? 0);
  for (const lead of mv)
    for (let i = step; i + step < lead.length; i++) {
      const turn = (lead[i + step] ?? 0) - 2 * (lead[i] ?? 0) + (lead[i - step] ?? 0);
      turns[i] = (turns[i] ?? 0) + Math.abs(turn) / mv.length;
    }
  return turns;
}
