import type { ConnectionState, Session, SignalingClient } from '../client/signalingClient.ts';
import { createStore } from '../client/store.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import type { NotificationName, NotificationOutput } from '../protocol/notifications.ts';
import type { RequestName } from '../protocol/requests.ts';
import { instant } from '../time/instant.ts';

type Asked = { name: RequestName; input: unknown };
type Answer = (name: RequestName, input: unknown) => unknown;

/** What the models of both pages use of the signalling client. */
export type SignalingLike = Pick<SignalingClient, 'request' | 'on' | 'onReady' | 'state'>;

const SESSION: Session = {
  sessionId: '00000000-0000-4000-8000-000000000001',
  resumed: false,
  actor: { id: 'unit-1', name: 'Unit 1', role: 'paramedic' },
  serverTime: instant(0),
  hospitals: [],
};

/** A link under the test's hand: answers with `answer` (which may throw or return a promise), goes down and comes back when told. */
export function createFakeSignaling(answer: Answer, linked = true) {
  const state = createStore<ConnectionState>(
    linked ? { kind: 'ready', session: SESSION } : { kind: 'connecting', attempt: 0 },
  );
  const readyHandlers = new Set<(session: Session) => void>();
  const handlers = new Map<NotificationName, Set<(payload: never) => void>>();
  const asked: Asked[] = [];
  const client: SignalingLike = {
    state,
    request: async (name, input) => {
      if (state.getSnapshot().kind !== 'ready') throw new AppError(ErrorCode.Disconnected, name);
      asked.push({ name, input });
      return (await answer(name, input)) as never;
    },
    on: (name, handler) => {
      const known = handlers.get(name) ?? new Set();
      handlers.set(name, known.add(handler));
      return () => known.delete(handler);
    },
    onReady: (handler) => {
      readyHandlers.add(handler);
      return () => readyHandlers.delete(handler);
    },
  };
  return {
    client,
    /** Every request that reached the server, in order. */
    asked,
    cut: () => {
      state.set({ kind: 'connecting', attempt: 0 });
    },
    restore: () => {
      state.set({ kind: 'ready', session: SESSION });
      for (const handler of [...readyHandlers]) handler(SESSION);
    },
    notify: <N extends NotificationName>(name: N, payload: NotificationOutput<N>) => {
      for (const handler of [...(handlers.get(name) ?? [])]) handler(payload as never);
    },
  };
}
