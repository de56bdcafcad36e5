import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { ParsedRequest, RequestName, RequestReply } from '@smart-triage/shared/protocol/requests';
import type { Session } from './session.ts';

/** Who asks, and what the connection can be made to hear. */
export type HandlerContext = {
  session: Session;
  actor: Actor;
  /** Whether the session still stands: to be asked after waiting, before something is given to it that its end would have taken back. */
  isOpen: () => boolean;
  /** From now on this connection hears what is told to the audience. */
  listen: (audience: string) => void;
  unlisten: (audience: string) => void;
};

/** What the gateway answers itself: how a connection begins. */
export type Greeting = 'session:hello' | 'session:challenge';

/** One handler for each request of the table but the greeting. Leaving one out does not compile. */
export type Handlers = {
  [N in Exclude<RequestName, Greeting>]: (
    input: ParsedRequest<N>,
    context: HandlerContext,
  ) => Promise<RequestReply<N>> | RequestReply<N>;
};

/** Requests about an existing case name it. */
export function caseIdOf(input: unknown): CaseId | undefined {
  return typeof input === 'object' && input !== null && 'caseId' in input
    ? (input.caseId as CaseId)
    : undefined;
}
