import type { EcgEvidence } from '../domain/ecgEvidence.ts';

/** A model that proposes 1, for three reasons of which the last speaks against it. */
export function anEvidence(changes: Partial<EcgEvidence> = {}): EcgEvidence {
  return {
    item: 1,
    basis: 'model',
    gateRules: [],
    abstained: [],
    learned: {
      item: 1,
      probabilities: { normal: 0.2, miPattern: 0.1, stTChange: 0.8, injury: 0.05 },
      decidedBy: 'stTChange',
      reasons: [
        { group: 't-lateral', logOdds: 1.2 },
        { group: 'st-lateral', logOdds: 0.6 },
        { group: 'rate', logOdds: -0.1 },
      ],
    },
    assumptions: [],
    model: { id: 'ecg-evidence', version: '1.0.0', sha256: 'ab'.repeat(32) },
    ...changes,
  };
}
