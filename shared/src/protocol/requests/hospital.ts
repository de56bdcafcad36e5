import { z } from 'zod';
import { HospitalAnswerSchema } from '../../domain/announcement.ts';
import { CapacityChangeSchema, CapacityFactSchema } from '../../domain/capacity.ts';
import { DecisionIdSchema, RequestIdSchema } from '../../domain/ids.ts';
import { InstantSchema } from '../../time/instant.ts';
import { ASSUMED_ROADS, RoadsSchema } from '../../domain/roads.ts';
import { ChangedSchema, NothingSchema, change, type RequestTable } from './parts.ts';

/** What hospitals can take, and what they are told. */
export const HOSPITAL_REQUESTS = {
  /** [CY1] What is known of every hospital's capacity, and from then on every change. */
  'capacity:watch': {
    action: 'capacity:see',
    input: NothingSchema,
    output: z.strictObject({
      facts: z.array(CapacityFactSchema),
      /** [CY7] What estimates go by here. */
      roads: RoadsSchema.default(ASSUMED_ROADS),
    }),
  },
  'capacity:report': {
    action: 'capacity:report',
    input: z.strictObject({ requestId: RequestIdSchema, change: CapacityChangeSchema }),
    output: z.strictObject({ fact: CapacityFactSchema }),
  },
  /** [DC5] Tells the hospital of the decision that was on the screen. */
  'hospital:announce': {
    action: 'hospital:announce',
    input: z.strictObject({
      ...change,
      decisionId: DecisionIdSchema,
      /** [DC10] When a crew asked for it: without a link that is well before it can be sent. */
      askedAt: InstantSchema.optional(),
    }),
    output: ChangedSchema,
  },
  /** [DC5] Writes down what it answered, and who there. */
  'hospital:answer': {
    action: 'hospital:tell',
    input: z.strictObject({ ...change, decisionId: DecisionIdSchema, answer: HospitalAnswerSchema }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
