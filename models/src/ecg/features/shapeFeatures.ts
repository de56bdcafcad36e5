import { SHAPE_TIMES_MS } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EvidenceGroup } from '@smart-triage/shared/domain/ecgEvidence';
import { perLead, type FeatureDefinition, type Territory } from './featureDefinition.ts';

/** Until when the shape is called Q, the rest of QRS, and ST; what follows is T. In ms from the onset of QRS, for complexes of usual width. */
const UNTIL_MS = { q: 40, qrs: 120, st: 200 };
const UV_PER_MV = 1000;

/**
 * The course of the complex in each lead: what amplitudes and intervals say of it, and what they leave out (notches, slurs, the form of ST). Not in aVR, which looks at
 * all others from behind: with it, aVR was the reason for nearly everything.
 */
export const SHAPE_FEATURES: readonly FeatureDefinition[] = SHAPE_TIMES_MS.flatMap((ms, k) =>
  perLead(
    `shape${ms}`,
    'mV',
    (at) => groupAt(ms, at),
    `voltage ${ms} ms after the onset of QRS`,
    ({ shapeUv }) => toMv(shapeUv?.[k] ?? null),
  ).filter(({ name }) => !name.startsWith('aVR.')),
);

function groupAt(ms: number, at: Territory | 'avr'): EvidenceGroup {
  if (ms <= UNTIL_MS.q && at !== 'avr') return `q-${at}`;
  if (ms <= UNTIL_MS.qrs) return `r-s-${at}`;
  return ms <= UNTIL_MS.st ? `st-${at}` : `t-${at}`;
}

function toMv(uv: number | null): number | null {
  return uv === null ? null : uv / UV_PER_MV;
}
