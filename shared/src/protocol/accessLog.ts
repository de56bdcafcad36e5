import { z } from 'zod';
import { ActorSchema } from '../domain/role.ts';
import { InstantSchema } from '../time/instant.ts';

/** [AU4] Where an auditor reads the access log; each reading is a line in it. */
export const ACCESS_LOG_PATH = '/api/v1/access-log';

/** What an auditor's screen shows of a line. The server sends more; kinds and codes are texts, so that an older page can show newer lines. */
export const AccessLogLineSchema = z.object({
  id: z.uuid(),
  at: InstantSchema,
  type: z.string(),
  /** What can fail when it is done has two lines: `begun`, and how it ended. */
  outcome: z.enum(['ok', 'refused', 'begun']),
  code: z.string().nullable(),
  users: z.array(ActorSchema),
  client: z.object({ address: z.string() }),
  caseId: z.string().nullable(),
  authorisation: z.object({ protocol: z.string().nullable(), glassBroken: z.boolean() }),
});
export type AccessLogLine = z.infer<typeof AccessLogLineSchema>;

/** Newest first. `next` is where to go on reading older lines, `null` at the end. */
export const AccessLogPageSchema = z.object({
  lines: z.array(AccessLogLineSchema),
  next: z.int().min(1).nullable(),
});
export type AccessLogPage = z.infer<typeof AccessLogPageSchema>;
