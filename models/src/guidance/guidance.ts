import type { Guidance } from '@smart-triage/shared/domain/guidance';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import { advice } from './advice.ts';
import { gate } from './gate.ts';
import type { GuidanceInputs } from './guidanceInputs.ts';
import { GUIDANCE_LIMITS } from './limits.ts';

/** Raised with every change of a criterion, of their order, or of what an advice needs. */
const ENGINE = { id: 'guidance', version: '1.1.0' } as const;

/** Gate and advice with what it takes to compute them again: hash of the record and its ECGs, hash of the limits, files of the scores. */
export async function guidance(inputs: GuidanceInputs): Promise<Guidance> {
  const { intake, vitals, ecg, scores, assessedAt } = inputs;
  const found = gate(inputs);
  return {
    givenAt: assessedAt,
    inputsSha256: await sha256Hex(canonicalJson({ intake, vitals, ecg })),
    engine: { ...ENGINE, sha256: await sha256Hex(canonicalJson(GUIDANCE_LIMITS)) },
    models: scores.map(({ model }) => model),
    gate: found,
    advice: advice(found, inputs),
  };
}
