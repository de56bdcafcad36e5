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
import { OLDEST_ACCEPTED_VERSION, PROTOCOL_VERSION } from '@smart-triage/shared/protocol/version';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Socket } from 'socket.io';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { detailOf, lineOf } from '../audit/requestLines.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { Logger } from '../logging/logger.ts';
import { assertRole } from './access.ts';
import { caseIdOf, type HandlerContext, type Handlers } from './handlers.ts';
import { audience, type IoServer } from './notifier.ts';
import type { Session } from './session.ts';
import type { SessionRegistry } from './sessionRegistry.ts';

type GatewayDeps = {
  io: IoServer;
  sessions: SessionRegistry;
  tokens: Tokens;
  handlers: Handlers;
  hospitals: readonly Hospital[];
  clock: Clock;
  logger: Logger;
  /** Throws when this person may not touch this case; else how the case stands to them. */
  assertAccess: (name: RequestName, input: unknown, actor: Actor) => Relation | null;
  trail: Pick<AuditTrail, 'record'>;
};

type Asked = { name: RequestName; input: unknown; session: Session | null; address: string };
type ClientSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

/** Where requests come in: each is parsed, its sender checked, and then handed to the one handler that the table asks for. */
export class Gateway {
  readonly #deps: GatewayDeps;

  constructor(deps: GatewayDeps) {
    this.#deps = deps;
    deps.io.on('connection', (socket) => {
      this.#handleSocket(socket);
    });
  }

  #handleSocket(socket: ClientSocket): void {
    let session: Session | null = null;
    const listen = (name: RequestName, answer: (input: unknown) => unknown): void => {
      const handle = (input: unknown, reply: unknown): void => {
        const asked = { name, input, session, address: socket.handshake.address };
        void this.#answer(asked, reply, answer);
      };
      socket.on(name, handle);
    };
    listen('session:hello', async (input) => {
      const hello = await this.#greet(socket, parse('session:hello', input));
      session = hello.session;
      await this.#recordAnswer('session:hello', session, socket, null, input, hello.reply);
      return hello.reply;
    });
    for (const name of REQUEST_NAMES) {
      if (name !== 'session:hello') listen(name, (input) => this.#dispatch(name, input, session, socket));
    }
    socket.on('disconnect', () => {
      if (session) this.#deps.sessions.handleDisconnect(session, socket.id);
    });
  }

  async #greet(socket: ClientSocket, hello: ParsedRequest<'session:hello'>) {
    assertVersion(hello.protocolVersion);
    const actor = await this.#deps.tokens.verify(hello.token, 'access');
    const { session, resumed } = this.#deps.sessions.greet(actor, hello.resume, socket.id);
    await socket.join(audience.session(session.id));
    const { clock, hospitals } = this.#deps;
    const reply = {
      sessionId: session.id,
      resumed,
      actor,
      serverTime: clock.now(),
      hospitals: [...hospitals],
    };
    return { session, reply };
  }

  async #dispatch(
    name: Exclude<RequestName, 'session:hello'>,
    input: unknown,
    session: Session | null,
    socket: ClientSocket,
  ): Promise<unknown> {
    // [HS1] Nothing is answered before the hello.
    if (!session) throw new AppError(ErrorCode.NotSignedIn, 'session:hello comes first');
    const { actor } = session;
    assertRole(name, actor);
    const parsed = parse(name, input);
    const relation = this.#deps.assertAccess(name, parsed, actor);
    const context: HandlerContext = {
      session,
      actor,
      listen: (to) => void socket.join(to),
      unlisten: (to) => void socket.leave(to),
    };
    const handle = this.#deps.handlers[name] as (input: unknown, context: HandlerContext) => unknown;
    const output = await handle(parsed, context);
    await this.#recordAnswer(name, session, socket, relation, parsed, output);
    return output;
  }

  /** [AU1] What is shown has its line before it is sent. */
  async #recordAnswer(
    name: RequestName,
    { id, actor }: Session,
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
      address: handshake.address,
      sessionId: id,
      caseId: caseIdOf(input) ?? null,
      protocol: REQUESTS[name].action,
      relation,
      data: detailOf(name, input, output),
    });
  }

  /** [GW1] Exactly one reply to each request, whatever happens. */
  async #answer(asked: Asked, reply: unknown, answer: (input: unknown) => unknown): Promise<void> {
    const result = await this.#attempt(asked, answer);
    if (typeof reply === 'function') (reply as (result: Reply) => void)(result);
  }

  async #attempt(asked: Asked, answer: (input: unknown) => unknown): Promise<Reply> {
    const { name, input, session } = asked;
    try {
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

  /** [AU2] Attempts count too. The refusal stands whether or not its line could be written. */
  async #recordRefusal({ name, input, session, address }: Asked, code: ErrorCode): Promise<void> {
    if (!SAYS_WHO_MAY.has(code)) return;
    const caseId = CaseIdSchema.safeParse(caseIdOf(input));
    try {
      await this.#deps.trail.record({
        type: 'request-refused',
        users: session ? [session.actor] : [],
        address,
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

/** Refusals that say something about who asks. The others (a step out of turn, a worker that restarts) say something about the case or about us. */
const SAYS_WHO_MAY: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.NotSignedIn,
  ErrorCode.NotPermitted,
  ErrorCode.NotFound,
  ErrorCode.Invalid,
  ErrorCode.RequestIdReused,
  ErrorCode.TooMany,
]);

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
