import { io, type Socket } from 'socket.io-client';
import { AppError, invalid } from '../errors/appError.ts';
import { ErrorCode, FAILURE_CLASS } from '../errors/errorCode.ts';
import {
  NOTIFICATION_NAMES,
  NOTIFICATIONS,
  type NotificationName,
  type NotificationOutput,
} from '../protocol/notifications.ts';
import { fromWireError, ReplySchema } from '../protocol/reply.ts';
import { REQUESTS, type RequestInput, type RequestName, type RequestOutput } from '../protocol/requests.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '../protocol/socketEvents.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { DeafWatch } from './deafWatch.ts';
import { attemptTimeoutMs, foreverPolicy, pauseMs, type ReconnectPolicy } from './reconnectPolicy.ts';
import { createStore, type Readable, type Store } from './store.ts';

const REQUEST_TIMEOUT_MS = 8000;
/** Slower than any network that carries a call; on another one than before, silence for so long is the end of a connection. */
const LIFE_WITHIN_MS = 1500;

/** The session as the server confirmed it. */
export type Session = RequestOutput<'session:hello'>;

/** Where the connection stands. `refused` is final: only a new sign-in or a new version of the page helps. */
export type ConnectionState =
  | { kind: 'connecting'; attempt: number }
  | { kind: 'ready'; session: Session }
  | { kind: 'refused'; error: AppError }
  | { kind: 'closed' };

export type SignalingOptions = {
  url: string;
  /** Asked at every connection, so that a renewed token is used. One that rejects ends this attempt, and the next one asks again. */
  token: () => string | Promise<string>;
  /** An enrolled tablet proves its key on each connection: gives the signature of the challenge and the token. */
  prove?: (challenge: string, token: string) => Promise<string>;
  policy?: ReconnectPolicy;
  requestTimeoutMs?: number;
  /** [HS5] Give a connection up over which nothing came for so long; without this, the heartbeat alone decides (seven seconds). */
  deafAfterMs?: number;
  /** A notification that did not parse is dropped and counted here: the snapshot after the gap repairs what it carried. */
  onInvalidNotification?: (name: NotificationName, error: AppError) => void;
};

type NotificationHandler<N extends NotificationName> = (payload: NotificationOutput<N>) => void;

/**
 * One end of the conversation: sends requests, hands out notifications, and keeps the connection for as long as it is open, with the same session after
 * every cut. It holds no requests back: what must survive a cut belongs in an outbox.
 */
export class SignalingClient {
  readonly state: Readable<ConnectionState>;
  readonly #state: Store<ConnectionState>;
  readonly #socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  readonly #options: SignalingOptions;
  readonly #policy: ReconnectPolicy;
  readonly #handlers = new Map<NotificationName, Set<(payload: never) => void>>();
  readonly #readyHandlers = new Set<(session: Session) => void>();
  #sessionId: string | null = null;
  #attempt = 0;
  #attemptBeganMs = -Infinity;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #deafWatch: DeafWatch | null = null;

  constructor(options: SignalingOptions) {
    this.#options = options;
    this.#policy = options.policy ?? foreverPolicy();
    this.#state = createStore<ConnectionState>({ kind: 'connecting', attempt: 0 });
    this.state = this.#state;
    this.#socket = io(options.url, {
      transports: ['websocket'],
      reconnection: false,
      autoConnect: false,
      forceNew: true,
    });
    this.#handleSocket();
  }

  connect(): void {
    if (this.#state.getSnapshot().kind === 'connecting') this.#attemptNow();
  }

  /** Tries again now, for instance because the device says that it is back on a network. */
  retryNow(): void {
    if (this.#state.getSnapshot().kind !== 'connecting') return;
    this.#clearRetry();
    if (!this.#socket.active) this.#attemptNow();
  }

  /** [HS5] The device says that it is on another network, or on one again: a connection that does not answer at once is given up. */
  networkChanged(): void {
    this.retryNow();
    if (this.#state.getSnapshot().kind === 'ready') void this.#askForLife();
  }

  /** After a refusal, with a new sign-in: whoever listens finds their way back as after a cut. */
  comeBack(): void {
    if (this.#state.getSnapshot().kind !== 'refused') return;
    this.#attempt = 0;
    this.#state.set({ kind: 'connecting', attempt: 0 });
    this.#attemptNow();
  }

  close(): void {
    this.#clearRetry();
    this.#deafWatch?.close();
    this.#state.set({ kind: 'closed' });
    this.#socket.disconnect();
    this.#handlers.clear();
    this.#readyHandlers.clear();
  }

  /** Told after each hello, the first and every one after a cut: the moment to ask for state again. */
  onReady(handler: (session: Session) => void): () => void {
    this.#readyHandlers.add(handler);
    return () => this.#readyHandlers.delete(handler);
  }

  on<N extends NotificationName>(name: N, handler: NotificationHandler<N>): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    handlers.add(handler);
    this.#handlers.set(name, handlers);
    return () => handlers.delete(handler);
  }

  /** Rejects with an `AppError`; its class (`FAILURE_CLASS`) says whether the same request may be repeated. */
  async request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    if (this.#state.getSnapshot().kind !== 'ready')
      throw new AppError(ErrorCode.Disconnected, `${name}: no link`);
    return this.#send(name, input);
  }

  async #send<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const reply = ReplySchema.parse(await this.#emit(name, input));
    if (!reply.ok) throw fromWireError(reply.error);
    const output = REQUESTS[name].output.safeParse(reply.data);
    // Not `invalid`, which is a refusal: what this page cannot read may well have been stored.
    if (!output.success)
      throw new AppError(ErrorCode.Internal, `reply to ${name}: cannot be read`, { cause: output.error });
    return output.data as RequestOutput<N>;
  }

  async #emit(name: RequestName, input: unknown): Promise<unknown> {
    try {
      return await this.#socket
        .timeout(this.#options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS)
        .emitWithAck(name, input);
    } catch (cause) {
      const code = this.#socket.connected ? ErrorCode.TimedOut : ErrorCode.Disconnected;
      throw new AppError(code, `${name}: no reply`, { cause });
    }
  }

  #handleSocket(): void {
    this.#socket.on('connect', () => {
      this.#listenForSilence();
      void this.#greet();
    });
    this.#socket.on('disconnect', () => {
      this.#deafWatch?.close();
      this.#retryLater();
    });
    this.#socket.on('connect_error', () => {
      this.#retryLater();
    });
    for (const name of NOTIFICATION_NAMES) {
      const deliver = (payload: unknown): void => {
        this.#deliver(name, payload);
      };
      this.#socket.on(name, deliver);
    }
  }

  #listenForSilence(): void {
    const { deafAfterMs } = this.#options;
    if (deafAfterMs === undefined) return;
    const watch = new DeafWatch(deafAfterMs, () => {
      // The next attempt follows, over a connection whose pauses begin anew.
      this.#socket.disconnect();
    });
    this.#deafWatch?.close();
    this.#deafWatch = watch;
    this.#socket.io.engine.on('packet', () => {
      watch.hear();
    });
  }

  async #askForLife(): Promise<void> {
    try {
      await this.#socket.timeout(LIFE_WITHIN_MS).emitWithAck('time:ping', {});
    } catch {
      // The next attempt follows, over the network that there is now.
      if (this.#socket.connected) this.#socket.disconnect();
    }
  }

  async #greet(): Promise<void> {
    try {
      const token = await this.#options.token();
      const session = await this.#send('session:hello', {
        protocolVersion: PROTOCOL_VERSION,
        token,
        resume: this.#sessionId,
        ...(await this.#proof(token)),
      });
      this.#attempt = 0;
      this.#sessionId = session.sessionId;
      this.#state.set({ kind: 'ready', session });
      for (const handler of [...this.#readyHandlers]) handler(session);
    } catch (error) {
      this.#handleGreetFailure(error);
    }
  }

  async #proof(token: string): Promise<{ proof?: string }> {
    const { prove } = this.#options;
    if (!prove) return {};
    const { challenge } = await this.#send('session:challenge', {});
    return { proof: await prove(challenge, token) };
  }

  #handleGreetFailure(error: unknown): void {
    if (error instanceof AppError && FAILURE_CLASS[error.code] === 'refused') {
      this.#state.set({ kind: 'refused', error });
    }
    this.#socket.disconnect();
  }

  #retryLater(): void {
    const { kind } = this.#state.getSnapshot();
    if (kind === 'closed' || kind === 'refused') return;
    this.#clearRetry();
    this.#state.set({ kind: 'connecting', attempt: this.#attempt });
    this.#socket.io.timeout(attemptTimeoutMs(this.#attempt));
    const tookMs = performance.now() - this.#attemptBeganMs;
    this.#retryTimer = setTimeout(
      () => {
        this.#attemptNow();
      },
      pauseMs(this.#policy(this.#attempt), tookMs),
    );
    this.#attempt += 1;
  }

  #attemptNow(): void {
    this.#attemptBeganMs = performance.now();
    this.#socket.connect();
  }

  #clearRetry(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
  }

  #deliver(name: NotificationName, payload: unknown): void {
    const parsed = NOTIFICATIONS[name].safeParse(payload);
    if (!parsed.success) {
      this.#options.onInvalidNotification?.(name, invalid(name, parsed.error));
      return;
    }
    for (const handler of this.#handlers.get(name) ?? []) handler(parsed.data as never);
  }
}
