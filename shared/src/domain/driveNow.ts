import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import type { Disposition } from './decision.ts';
import { GateCriterionSchema, type Gate, type GateCriterion } from './guidance.ts';
import { ProposalIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';

/** "Drive now", as the gate proposes it. It decides nothing: a person confirms or overrules it. */
export const DriveNowProposalSchema = z.strictObject({
  id: ProposalIdSchema,
  criteria: z.array(GateCriterionSchema).min(1),
});
export type DriveNowProposal = z.infer<typeof DriveNowProposalSchema>;

const DriveNowAnswerSchema = z.strictObject({
  kind: z.enum(['confirmed', 'overruled']),
  by: ActorSchema,
  at: InstantSchema,
  reason: z.string(),
});
type DriveNowAnswer = z.infer<typeof DriveNowAnswerSchema>;

/** The newest proposal of a case; `answer` is null while it waits for a person. */
export const DriveNowSchema = DriveNowProposalSchema.extend({
  proposedAt: InstantSchema,
  answer: DriveNowAnswerSchema.nullable(),
});
export type DriveNow = z.infer<typeof DriveNowSchema>;

/** A proposal is answered once; what comes later stands in the log and leaves the answer as it is. */
export function answeredBy(proposal: DriveNow | null, answer: DriveNowAnswer): DriveNow | null {
  return proposal?.answer === null ? { ...proposal, answer } : proposal;
}

/**
 * What has to be proposed now: every met criterion, when one of them is new since the last proposal and nobody has decided to drive. A criterion that people have
 * overruled is not proposed again by itself; another one is.
 */
export function criteriaToPropose(
  { verdict, findings }: Gate,
  driveNow: DriveNow | null,
  decided: Disposition | null,
): GateCriterion[] {
  if (verdict !== 'positive' || decided?.kind === 'transport') return [];
  const met = findings
    .filter(({ weight, outcome }) => weight === 'drive-now' && outcome === 'met')
    .map(({ criterion }) => criterion);
  return met.every((criterion) => driveNow?.criteria.includes(criterion)) ? [] : met;
}
