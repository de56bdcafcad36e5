import type { NotificationInput, NotificationName } from './notifications.ts';
import type { Reply } from './reply.ts';
import type { RequestName } from './requests.ts';

/** The two tables in the form in which socket.io types its sockets. */
export type ClientToServerEvents = Record<
  RequestName,
  (input: unknown, reply: (reply: Reply) => void) => void
>;
export type ServerToClientEvents = {
  [N in NotificationName]: (payload: NotificationInput<N>) => void;
};
