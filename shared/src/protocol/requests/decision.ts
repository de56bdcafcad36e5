import { z } from 'zod';
import { DisagreementSchema, PatientWishSchema } from '../../domain/crewFacts.ts';
import { DecisionDraftSchema } from '../../domain/decision.ts';
import { GateCriterionSchema } from '../../domain/guidance.ts';
import { DecisionIdSchema, HospitalIdSchema, ProposalIdSchema } from '../../domain/ids.ts';
import { ChangedSchema, change, type RequestTable } from './parts.ts';

/** [GT8] What the proposal said, where a tablet can have made it by itself: its gate is the server's, and it waits for no link. */
const proposedHere = { criteria: z.array(GateCriterionSchema).min(1).exactOptional() };

/** What is decided, and what both sides say of it. */
export const DECISION_REQUESTS = {
  'decision:record': {
    action: 'decision:record',
    input: z.strictObject({
      ...change,
      decision: DecisionDraftSchema,
      /** The decision that was in force on the sender's screen: two people cannot overwrite each other unseen. */
      replaces: DecisionIdSchema.nullable(),
    }),
    output: z.strictObject({ decisionId: DecisionIdSchema, seq: z.int().min(1) }),
  },
  /** [DC9] The same decision, to another hospital. */
  'destination:change': {
    action: 'destination:change',
    input: z.strictObject({
      ...change,
      /** The decision in force on the sender's screen. */
      decisionId: DecisionIdSchema,
      hospital: HospitalIdSchema,
      reason: z.string().trim().min(3).max(300),
    }),
    output: z.strictObject({ decisionId: DecisionIdSchema, seq: z.int().min(1) }),
  },
  'decision:acknowledge': {
    action: 'decision:confirm',
    input: z.strictObject({ ...change, decisionId: DecisionIdSchema }),
    output: ChangedSchema,
  },
  /** [DC6] The crew does not agree with the decision that it read. */
  'decision:disagree': {
    action: 'decision:confirm',
    input: z.strictObject({ ...change, disagreement: DisagreementSchema }),
    output: ChangedSchema,
  },
  /** [DC7] */
  'patient-wish:record': {
    action: 'record:write',
    input: z.strictObject({ ...change, wish: PatientWishSchema }),
    output: ChangedSchema,
  },
  /** [GT3] The crew drives without waiting for anybody: a decision of its own, which it need not confirm again. */
  'drive-now:confirm': {
    action: 'decision:confirm',
    input: z.strictObject({
      ...change,
      proposalId: ProposalIdSchema,
      hospital: HospitalIdSchema,
      /** The reasons as they stood on the screen. */
      reason: z.string().trim().min(3).max(1000),
      /** [DC10] The id that the decision gets, so that a crew without a link can go on with it: announce the patient. */
      decisionId: DecisionIdSchema.optional(),
      ...proposedHere,
    }),
    output: ChangedSchema,
  },
  /** [GT3] A person knows better than the rules, and says why. */
  'drive-now:overrule': {
    action: 'drive:overrule',
    input: z.strictObject({
      ...change,
      proposalId: ProposalIdSchema,
      reason: z.string().trim().min(3).max(500),
      ...proposedHere,
    }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
