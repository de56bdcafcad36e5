import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { deriveLead, isDerivedLead, type Lead } from '@smart-triage/shared/ecg/leads';
import { NV_PER_MV, type EcgRecording } from '@smart-triage/shared/ecg/recording';

/** What is added to each independent lead, as a share of the given voltage; the other limb leads follow by Einthoven's law. */
type Vector = Partial<Record<Lead, number>>;

/** Five territories; in each at least two contiguous leads get the full voltage. */
export const ST_TERRITORIES = {
  anteroseptal: { V1: 1, V2: 1, V3: 1, V4: 1 },
  anterior: { V2: 0.8, V3: 1, V4: 1, V5: 1, I: 0.3 },
  inferior: { II: 1, V2: -0.4, V3: -0.3 },
  lateral: { I: 1, V5: 1, V6: 1, V1: -0.3 },
  inferolateral: { II: 1, V5: 1, V6: 1, V2: -0.3 },
} as const satisfies Record<string, Vector>;
export type StTerritory = keyof typeof ST_TERRITORIES;

/** ST elevation takes this long to rise, within the end of QRS, so that all of it is there at J. */
const RISE_MS = 20;

/**
 * The recording with ST elevation of `mv` from J to the end of T in every complex, where `analysis` found them. Simulated injury: it shows that
 * elevation is measured and judged, and nothing about how infarcts look.
 */
export function withStElevation(
  recording: EcgRecording,
  analysis: AnalysedEcg,
  territory: StTerritory,
  mv: number,
): EcgRecording {
  const { jPointMs, tEndMs } = analysis.waves;
  const shape = new Float64Array(recording.samples[0]?.length ?? 0);
  for (const { atMs } of analysis.beats)
    addDome(shape, recording.rateHz, atMs + jPointMs, atMs + (tEndMs ?? jPointMs + 250));
  const vector: Vector = ST_TERRITORIES[territory];
  return added(recording, (lead, i) => mv * shareOf(vector, lead) * (shape[i] ?? 0));
}

/** The recording with respiration-like wander: a sine of `amplitudeMv` in every independent lead, each at its own phase. */
export function withWander(
  recording: EcgRecording,
  amplitudeMv: number,
  hz: number,
  seed: number,
): EcgRecording {
  const phases = new Map<Lead, number>();
  const own = (lead: Lead, i: number) => {
    const phase = phases.get(lead) ?? 2 * Math.PI * fraction(seed * 7.31 + phases.size * 0.618);
    phases.set(lead, phase);
    return amplitudeMv * Math.sin((2 * Math.PI * hz * i) / recording.rateHz + phase);
  };
  return added(recording, (lead, i) =>
    isDerivedLead(lead) ? deriveLead(lead, own('I', i), own('II', i)) : own(lead, i),
  );
}

function addDome(shape: Float64Array, rateHz: number, jMs: number, endMs: number): void {
  const fallMs = (jMs + endMs) / 2;
  for (let i = Math.floor(((jMs - RISE_MS) * rateHz) / 1000); i < (endMs * rateHz) / 1000; i++) {
    const ms = (i * 1000) / rateHz;
    if (i >= 0 && i < shape.length) shape[i] = domeAt(ms, jMs, fallMs, endMs);
  }
}

function domeAt(ms: number, jMs: number, fallMs: number, endMs: number): number {
  if (ms < jMs) return halfCosine((ms - jMs + RISE_MS) / RISE_MS);
  return ms < fallMs ? 1 : halfCosine((endMs - ms) / (endMs - fallMs));
}

function halfCosine(share: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, Math.min(1, share)));
}

function shareOf(vector: Vector, lead: Lead): number {
  return isDerivedLead(lead) ? deriveLead(lead, vector.I ?? 0, vector.II ?? 0) : (vector[lead] ?? 0);
}

function added(recording: EcgRecording, mvAt: (lead: Lead, i: number) => number): EcgRecording {
  const stepsPerMv = NV_PER_MV / recording.lsbNv;
  return {
    ...recording,
    samples: recording.leads.map((lead, index) =>
      (recording.samples[index] ?? new Int16Array()).map((sample, i) => sample + mvAt(lead, i) * stepsPerMv),
    ),
  };
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
