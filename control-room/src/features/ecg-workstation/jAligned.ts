import type { EcgReading } from '@smart-triage/models/ecg/analyseEcg';
import { levelBefore } from '@smart-triage/models/ecg/measurement/leadMeasurement';
import type { Lead } from '@smart-triage/shared/ecg/leads';

/** A point of a beat: ms from its J point, mV from the level just before its QRS. */
export type BeatPoint = { ms: number; mv: number };

/**
 * One lead of a median beat on the axes that ST is measured on. Two beats drawn so have J above J and level on level: what lies between them at 0 ms is the difference
 * of ST that the numbers say. Empty where the lead was not measured.
 */
export function jAligned({ analysis, beat }: EcgReading, lead: Lead): BeatPoint[] {
  const signal = beat?.mv[beat.leads.indexOf(lead)];
  if (!beat || !signal || analysis.kind !== 'analysed') return [];
  const { rateHz, fiducial } = beat;
  const indexAt = (ms: number) => fiducial + Math.round((ms * rateHz) / 1000);
  const level = levelBefore(signal, indexAt(analysis.waves.qrsOnsetMs), rateHz);
  const jPoint = indexAt(analysis.waves.jPointMs);
  return Array.from(signal, (mv, index) => ({ ms: ((index - jPoint) * 1000) / rateHz, mv: mv - level }));
}
