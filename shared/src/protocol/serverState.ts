import { z } from 'zod';

/** [ST3] Whether the server takes changes now. Anything but `running` means: what is entered waits with whoever entered it. */
export const ServerStateSchema = z.enum([
  'running',
  /** Its disk is nearly full. Somebody has to make room. */
  'disk-nearly-full',
  /** Its database does not answer. */
  'database-failed',
  /** It was told to stop; another one, or the same anew, takes over. */
  'stopping',
]);
export type ServerState = z.infer<typeof ServerStateSchema>;
