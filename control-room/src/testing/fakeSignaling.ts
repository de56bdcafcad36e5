import type { ConnectionState, Session } from '@smart-triage/shared/client/signalingClient';
import { createStore } from '@smart-triage/shared/client/store';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { NotificationName, NotificationOutput } from '@smart-triage/shared/protocol/notifications';
import type { RequestInput, RequestName, RequestOutput } from '@smart-triage/shared/protocol/requests';
import type { Signaling } from '../lib/signaling.ts';

type Sent = { name: RequestName; input: unknown };
type Answer<N extends RequestName> = (input: RequestInput<N>) => RequestOutput<N> | Promise<RequestOutput<N>>;

/** A link whose other end is the test: it answers requests, tells, cuts and reconnects. */
export class FakeSignaling implements Signaling {
  readonly #state = createStore<ConnectionState>({ kind: 'connecting', attempt: 0 });
  readonly state: Signaling['state'] = this.#state;
  readonly sent: Sent[] = [];
  readonly #answers = new Map<RequestName, Answer<never>>();
  readonly #handlers = new Map<NotificationName, Set<(payload: never) => void>>();
  readonly #readyHandlers = new Set<(session: Session) => void>();

  answer<N extends RequestName>(name: N, answer: Answer<N>): void {
    this.#answers.set(name, answer);
  }

  become(session: Session): void {
    this.#state.set({ kind: 'ready', session });
    for (const handler of [...this.#readyHandlers]) handler(session);
  }

  cut(): void {
    this.#state.set({ kind: 'connecting', attempt: 1 });
  }

  refuse(code: ErrorCode): void {
    this.#state.set({ kind: 'refused', error: new AppError(code, 'refused for good') });
  }

  tell<N extends NotificationName>(name: N, payload: NotificationOutput<N>): void {
    for (const handler of [...(this.#handlers.get(name) ?? [])]) handler(payload as never);
  }

  inputsOf(name: RequestName): unknown[] {
    return this.sent.filter((sent) => sent.name === name).map(({ input }) => input);
  }

  listeners(): number {
    return [...this.#handlers.values()].reduce((sum, { size }) => sum + size, this.#readyHandlers.size);
  }

  readonly on: Signaling['on'] = (name, handler) => {
    const handlers = this.#handlers.get(name) ?? new Set();
    handlers.add(handler);
    this.#handlers.set(name, handlers);
    return () => handlers.delete(handler);
  };

  readonly onReady: Signaling['onReady'] = (handler) => {
    this.#readyHandlers.add(handler);
    return () => this.#readyHandlers.delete(handler);
  };

  readonly request: Signaling['request'] = async (name, input) => {
    this.sent.push({ name, input });
    if (this.#state.getSnapshot().kind !== 'ready') throw new AppError(ErrorCode.Disconnected, 'no link');
    const answer = this.#answers.get(name);
    if (!answer) throw new AppError(ErrorCode.TimedOut, `the test does not answer ${name}`);
    return await answer(input as never);
  };
}
