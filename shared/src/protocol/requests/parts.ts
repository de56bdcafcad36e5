import { z } from 'zod';
import { DutyIdSchema } from '../../domain/crewDuty.ts';
import { CaseIdSchema, RequestIdSchema } from '../../domain/ids.ts';
import { ActorSchema } from '../../domain/role.ts';
import type { Action } from '../../domain/permissions.ts';

/** `action`: what `permissions.ts` must allow. Each part of the conversation is such a table; `../requests.ts` joins them. */
export type RequestTable = Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

/** No more than the store counts to: a number beyond it is refused here and not by the database. */
export const STORED_SEQ_MAX = 2 ** 31 - 1;

export const PersonIdSchema = ActorSchema.shape.id;
export const NothingSchema = z.strictObject({});
export const inCase = { caseId: CaseIdSchema };
/** [CS2] A request that changes the record carries its own id, so that repeating it is safe. [CD2] From a tablet it names whose turn it was entered in. */
export const change = { requestId: RequestIdSchema, ...inCase, duty: DutyIdSchema.exactOptional() };
/** The state after the change, so that the sender is right at once and need not wait for the notification. */
export const ChangedSchema = z.strictObject({ seq: z.int().min(1) });
