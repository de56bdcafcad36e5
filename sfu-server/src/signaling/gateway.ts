import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Relation } from '@smart-triage/shared/domain/permissions';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError, invalid } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { type Reply, toWireError } from '@smart-triage/shared/protocol/reply';
import {
  type ParsedRequest,
  REQUEST_NAMES,
  REQUESTS,
  type RequestName,
} from '@smart-triage/shared/protocol/requests';
import type { ClientToServerEvents, ServerToClientEvents } from '@smart-triage/shared/protocol/socketEvents';
import { proofText } from '@smart-triage/shared/protocol/signIn';
import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import { OLDEST_ACCEPTED_VERSION, PROTOCOL_VERSION } from '@smart-triage/shared/protocol/version';
import type { Clock } from '@smart-triage/shared/time/clock';
import { randomBytes } from 'node:crypto';
import type { DefaultEventsMap, Socket } from 'socket.io';
import type { EarlyRefusals } from '../audit/earlyRefusals.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { detailOf, lineOf } from '../audit/requestLines.ts';
import type { Identity } from '../identity/identity.ts';
import type { Tablets } from '../identity/tablets.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { Meters } from '../metrics/meters.ts';
import type { Logger } from '../logging/logger.ts';
import { assertRole } from './access.ts';
import { caseIdOf, type Greeting, type HandlerContext, type Handlers } from './handlers.ts';
import { audience, type IoServer, type SocketData } from './notifier.ts';
import { cutUnlessGreeted } from './helloDeadline.ts';
import type { Session } from './session.ts';
import { SocketLimits } from './socketLimits.ts';
import type { SessionRegistry } from './sessionRegistry.ts';

type GatewayDeps = {
  io: IoServer;
  sessions: SessionRegistry;
  tokens: Tokens;
  tablets: Pick<Tablets, 'isSignedBy'>;
  handlers: Handlers;
  hospitals: readonly Hospital[];
  clock: Clock;
  logger: Logger;
  /** Where a connection came from. */
  addressOf: (handshake: Pick<ClientSocket['handshake'], 'address' | 'headers'>) => string;
  /** What a new connection has to know about the server at once. */
  serverState: () => ServerState;
  /** Throws when this person may not touch this case; else how the case stands to them. */
  assertAccess: (name: RequestName, input: unknown, actor: Actor) => Relation | null;
  trail: Pick<AuditTrail, 'record'>;
  earlyRefusals: Pick<EarlyRefusals, 'record'>;
  meters: Pick<Meters, 'answered'>;
  /** [CD2] Who is behind a request of this session: of a tablet, with the person on duty. */
  actorOf: (identity: Identity, input: unknown) => Actor;
};

type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
type Asked = { name: RequestName; input: unknown; session: Session | null; socket: ClientSocket };

/** Where requests come in: each is parsed, its sender checked, and then handed to the one handler that the table asks for. */
export class Gateway {
  readonly #deps: GatewayDeps;
  readonly #limits = new SocketLimits();

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    deps.io.on('connection', (socket) => {
      this.#admit(socket);
    });
  }

  #admit(socket: ClientSocket): void {
    const address = this.#deps.addressOf(socket.handshake);
    if (!this.#limits.admit(address)) {
      void this.#deps.earlyRefusals.record(
        'connection of an address that has too many',
        address,
        ErrorCode.TooMany,
      );
      socket.disconnect(true);
      return;
    }
    socket.on('disconnect', () => {
      this.#limits.release(address);
    });
    this.#handleSocket(socket);
  }

  #handleSocket(socket: ClientSocket): void {
    let session: Session | null = null;
    let challenge: string | null = null;
    let hasGreeted = false;
    const stopWaiting = cutUnlessGreeted(socket);
    const listen = (name: RequestName, answer: (input: unknown) => unknown): void => {
      const handle = (input: unknown, reply: unknown): void => {
        const asked = { name, input, session, socket };
        void this.#answer(asked, reply, answer);
      };
      socket.on(name, handle);
    };
    listen('session:challenge', (input) => {
      parse('session:challenge', input);
      challenge = randomBytes(32).toString('base64url');
      return { challenge };
    });
    listen('session:hello', async (input) => {
      const offered = challenge;
      challenge = null;
      const asked = parse('session:hello', input);
      if (hasGreeted) throw new AppError(ErrorCode.NotAllowedNow, 'this connection has said hello');
      hasGreeted = true;
      const hello = await this.#greet(socket, asked, offered).catch((error: unknown) => {
        hasGreeted = false;
        throw error;
      });
      session = hello.session;
      stopWaiting();
      // Cut while the token was being checked: nobody else would say that this session has no connection.
      if (!socket.connected) this.#deps.sessions.handleDisconnect(session, socket.id);
      await this.#recordAnswer('session:hello', session, socket, null, input, hello.reply);
      // After the reply: what comes before it belongs to the connection before.
      setImmediate(() => {
        this.#tellState(socket);
      });
      return hello.reply;
    });
    for (const name of REQUEST_NAMES) {
      if (isGreeting(name)) continue;
      listen(name, (input) => this.#dispatch(name, input, session, socket));
    }
    socket.on('disconnect', () => {
      stopWaiting();
      if (session) this.#deps.sessions.handleDisconnect(session, socket.id);
    });
  }

  async #greet(socket: ClientSocket, hello: ParsedRequest<'session:hello'>, challenge: string | null) {
    assertVersion(hello.protocolVersion);
    const identity = await this.#deps.tokens.verify(hello.token, 'access');
    if (identity.tabletId !== null) await this.#assertProved(identity.tabletId, hello, challenge);
    const { session, resumed } = this.#deps.sessions.greet(identity, hello.resume, socket.id);
    await socket.join(audience.session(session.id));
    const { clock, hospitals } = this.#deps;
    const reply = {
      sessionId: session.id,
      resumed,
      actor: identity.actor,
      serverTime: clock.now(),
      hospitals: [...hospitals],
    };
    return { session, reply };
  }

  /** [TB2] A token alone does not make a tablet: whoever copied it has not its key. */
  async #assertProved(
    tabletId: string,
    { token, proof }: ParsedRequest<'session:hello'>,
    challenge: string | null,
  ): Promise<void> {
    const isProved =
      challenge !== null &&
      proof !== undefined &&
      (await this.#deps.tablets.isSignedBy(
        tabletId,
        proofText(challenge, token),
        Buffer.from(proof, 'base64url'),
      ));
    if (!isProved) throw new AppError(ErrorCode.NotSignedIn, 'the tablet did not prove its key');
  }

  async #dispatch(
    name: Exclude<RequestName, Greeting>,
    input: unknown,
    session: Session | null,
    socket: ClientSocket,
  ): Promise<unknown> {
    // [HS1] Nothing is answered before the hello.
    if (!session) throw new AppError(ErrorCode.NotSignedIn, 'session:hello comes first');
    const isOpen = (): boolean => this.#deps.sessions.find(session.id) === session;
    // [ID6] What was under way when the session ended comes too late.
    if (!isOpen()) throw new AppError(ErrorCode.NotSignedIn, 'the session has ended');
    assertRole(name, session.identity);
    const parsed = parse(name, input);
    const relation = this.#deps.assertAccess(name, parsed, session.actor);
    const actor = this.#deps.actorOf(session.identity, parsed);
    const context: HandlerContext = {
      session,
      actor,
      isOpen,
      // One that was cut meanwhile would stay in the audience for ever.
      listen: (to) => {
        if (socket.connected) void socket.join(to);
      },
      unlisten: (to) => void socket.leave(to),
    };
    const handle = this.#deps.handlers[name] as (input: unknown, context: HandlerContext) => unknown;
    const output = await handle(parsed, context);
    await this.#recordAnswer(name, { id: session.id, actor }, socket, relation, parsed, output);
    return output;
  }

  /** [AU1] What is shown has its line before it is sent. */
  async #recordAnswer(
    name: RequestName,
    { id, actor }: Pick<Session, 'id' | 'actor'>,
    { handshake }: ClientSocket,
    relation: Relation | null,
    input: unknown,
    output: unknown,
  ): Promise<void> {
    const type = lineOf(name);
    if (type === null) return;
    await this.#deps.trail.record({
      type,
      users: [actor],
      address: this.#deps.addressOf(handshake),
      sessionId: id,
      caseId: caseIdOf(input) ?? null,
      protocol: REQUESTS[name].action,
      relation,
      data: detailOf(name, input, output),
    });
  }

  /** [GW1] Exactly one reply to each request, whatever happens. */
  async #answer(asked: Asked, reply: unknown, answer: (input: unknown) => unknown): Promise<void> {
    const askedAt = performance.now();
    const result = await this.#attempt(asked, answer);
    const outcome = result.ok ? 'ok' : result.error.code;
    this.#deps.meters.answered(asked.name, outcome, (performance.now() - askedAt) / 1000);
    if (typeof reply === 'function') (reply as (result: Reply) => void)(result);
  }

  #tellState(socket: ClientSocket): void {
    const state = this.#deps.serverState();
    if (state !== 'running') socket.emit('server:changed', { state });
  }

  async #attempt(asked: Asked, answer: (input: unknown) => unknown): Promise<Reply> {
    const { name, input, session } = asked;
    try {
      await this.#assertWithinLimits(asked.socket, session);
      return { ok: true, data: await answer(input) };
    } catch (error) {
      const wire = toWireError(error);
      const level = wire.code === ErrorCode.Internal ? 'error' : 'debug';
      this.#deps.logger[level](
        { request: name, sessionId: session?.id, code: wire.code, err: error },
        'request refused',
      );
      await this.#recordRefusal(asked, wire.code);
      return { ok: false, error: wire };
    }
  }

  /** [GW6] A flood costs the connection; what came too fast is refused and may come again later. */
  async #assertWithinLimits(socket: ClientSocket, session: Session | null): Promise<void> {
    const load = await this.#limits.take(socket.id, session?.actor.id ?? null);
    if (load === 'within') return;
    if (load === 'flood') socket.disconnect(true);
    throw new AppError(ErrorCode.TooMany, 'too many requests at once');
  }

  /** [AU2] Attempts count too. The refusal stands whether or not its line could be written. */
  async #recordRefusal({ name, input, session, socket }: Asked, code: ErrorCode): Promise<void> {
    const saysWho = SAYS_WHO_MAY.has(code) || OPENS_RECORD.has(name);
    if (!saysWho || !isFirstOfFlood(socket, code)) return;
    const caseId = CaseIdSchema.safeParse(caseIdOf(input));
    try {
      await this.#deps.trail.record({
        type: 'request-refused',
        users: session ? [session.actor] : [],
        address: this.#deps.addressOf(socket.handshake),
        sessionId: session?.id ?? null,
        caseId: caseId.success ? caseId.data : null,
        protocol: REQUESTS[name].action,
        refusal: code,
        data: { request: name },
      });
    } catch (err) {
      this.#deps.logger.error({ err, request: name }, 'a refusal has no line in the access log');
    }
  }
}

/** A flood has one line for its connection, not a thousand: the log must not become what fills the disk. */
function isFirstOfFlood({ data }: ClientSocket, code: ErrorCode): boolean {
  if (code !== ErrorCode.TooMany) return true;
  const isFirst = data.hasFlooded !== true;
  data.hasFlooded = true;
  return isFirst;
}

/** Refusals that say something about who asks. The others (a step out of turn, a worker that restarts) say something about the case or about us. */
const SAYS_WHO_MAY: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.NotSignedIn,
  ErrorCode.NotPermitted,
  ErrorCode.SecondFactorNeeded,
  ErrorCode.NotFound,
  ErrorCode.Invalid,
  ErrorCode.RequestIdReused,
  ErrorCode.TooMany,
]);

/** [HR5] Each try to open a hospital's record has its line, whatever kept it from being opened. */
const OPENS_RECORD: ReadonlySet<RequestName> = new Set([
  'hospital-record:open',
  'hospital-record:break-glass',
]);

function isGreeting(name: RequestName): name is Greeting {
  return name === 'session:hello' || name === 'session:challenge';
}

function parse<N extends RequestName>(name: N, input: unknown): ParsedRequest<N> {
  const parsed = REQUESTS[name].input.safeParse(input);
  if (!parsed.success) throw invalid(name, parsed.error);
  return parsed.data as ParsedRequest<N>;
}

function assertVersion(version: number): void {
  if (version < OLDEST_ACCEPTED_VERSION) throw new AppError(ErrorCode.VersionTooOld, 'reload the page');
  if (version > PROTOCOL_VERSION)
    throw new AppError(ErrorCode.VersionTooNew, 'the server is older than this page');
}
