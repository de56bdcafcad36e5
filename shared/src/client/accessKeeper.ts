import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import {
  type Access,
  AccessSchema,
  PAIRING_PATH,
  PASSWORD_PATH,
  type PasswordChange,
  ProblemSchema,
  type Seat,
  SIGN_IN_PATH,
  SIGN_OUT_PATH,
  SignedOutSchema,
  type SignInRequest,
  TOKEN_PATH,
} from '../protocol/signIn.ts';
import type { Clock } from '../time/clock.ts';
import type { TabletSigner } from './tabletKey.ts';
import { createStore, type Readable, type Store } from './store.ts';

/**
 * `unknown` until the first answer of the server; `out` asks for sign-in or pairing. `hasEnded`: it was somebody's, and ended without their asking for it (rest, hours, an administrator):
 * whoever signs in again finds what they had. `wasRevoked`: an administrator took this tablet back.
 */
export type AccessState =
  { kind: 'unknown' } | { kind: 'out'; hasEnded?: true; wasRevoked?: true } | { kind: 'in'; access: Access };

/** Renewed this long before it ends, so that a reconnect always has a valid one. */
const RENEW_BEFORE_MS = 60_000;
const RETRY_MS = 5000;

type AccessKeeperOptions = {
  seat: Seat;
  baseUrl: string;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  /** What a tablet is known by once it is enrolled; a desk has none. */
  signer?: Pick<TabletSigner, 'publicKey'>;
};

/** Gets in, stays in and gets out: holds the access token in memory and renews it from the cookie. */
export class AccessKeeper {
  readonly state: Readable<AccessState>;
  readonly #state: Store<AccessState> = createStore<AccessState>({ kind: 'unknown' });
  readonly #options: AccessKeeperOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Grows with each way in and out: a renewal that was asked before says nothing any more. */
  #turn = 0;

  constructor(options: AccessKeeperOptions) {
    this.#options = options;
    this.state = this.#state;
  }

  /** The newest token; an empty text is refused by the server like any wrong one. */
  token(): string {
    const state = this.#state.getSnapshot();
    return state.kind === 'in' ? state.access.accessToken : '';
  }

  /** A token that has not run out: after hours without a link the known one has, and the server's refusal of it would be final. */
  async freshToken(): Promise<string> {
    if (this.#hasRunOut()) await this.resume();
    if (this.#hasRunOut()) throw new AppError(ErrorCode.Disconnected, 'the access could not be renewed');
    return this.token();
  }

  /** `code` for an account with a second factor; without it such an account is refused with `second-factor-needed`. */
  async signIn(credentials: SignInRequest): Promise<void> {
    this.#letIn(await this.#post(SIGN_IN_PATH, credentials));
  }

  async pair(code: string): Promise<void> {
    const { signer } = this.#options;
    if (!signer) throw new AppError(ErrorCode.Internal, 'this device has no key to be known by');
    this.#letIn(await this.#post(PAIRING_PATH, { code, key: await signer.publicKey() }));
  }

  /** Picks up where the page was before a reload. Without a link it keeps trying: being offline is not being signed out. */
  async resume(): Promise<void> {
    await this.#renew({ seat: this.#options.seat });
  }

  /** [ID10] The person did something: the sign-in is good for longer. */
  async stayIn(): Promise<void> {
    await this.#renew({ seat: this.#options.seat, isUsed: true });
  }

  /** Gives where the page goes next, so that the organisation's provider signs out as well; `null` when it stays. */
  async signOut(): Promise<string | null> {
    this.#leave();
    this.#state.set({ kind: 'out' });
    return this.#endOnServer();
  }

  /** [ID10] Nobody used the page for too long. */
  async rest(): Promise<void> {
    this.#leave();
    this.#state.set({ kind: 'out', hasEnded: true });
    await this.#endOnServer();
  }

  /** [ID9] What is open elsewhere ends; this page goes on. */
  async changePassword(change: PasswordChange): Promise<void> {
    await this.#send(PASSWORD_PATH, change);
  }

  async #endOnServer(): Promise<string | null> {
    const response = await this.#send(SIGN_OUT_PATH, { seat: this.#options.seat });
    return SignedOutSchema.parse(await response.json()).leaveBy;
  }

  async #renew(asked: object): Promise<void> {
    const turn = this.#turn;
    const heed = await this.#post(TOKEN_PATH, asked).then(
      (access) => () => {
        this.#accept(access);
      },
      (error: unknown) => () => {
        this.#handleRefusal(error);
      },
    );
    // [ID10] One that was under way when the page was locked would open it again without its person.
    if (turn === this.#turn) heed();
  }

  #handleRefusal(error: unknown): void {
    const code = error instanceof AppError ? error.code : null;
    if (code === ErrorCode.TabletRevoked) this.#end({ wasRevoked: true });
    else if (code === ErrorCode.NotSignedIn) this.#end({});
    else this.#resumeIn(RETRY_MS);
  }

  /** Said once: whoever hears it lets go of what was open. */
  #end(why: { wasRevoked?: true }): void {
    const { kind } = this.#state.getSnapshot();
    if (kind !== 'out') this.#state.set({ kind: 'out', ...(kind === 'in' && { hasEnded: true }), ...why });
  }

  close(): void {
    this.#leave();
  }

  #hasRunOut(): boolean {
    const state = this.#state.getSnapshot();
    return state.kind === 'in' && state.access.expiresAt <= this.#options.clock.now();
  }

  #letIn(access: Access): void {
    this.#turn += 1;
    this.#accept(access);
  }

  #leave(): void {
    this.#turn += 1;
    this.#clear();
  }

  #accept(access: Access): void {
    this.#state.set({ kind: 'in', access });
    this.#resumeIn(Math.max(RETRY_MS, access.expiresAt - this.#options.clock.now() - RENEW_BEFORE_MS));
  }

  #resumeIn(delayMs: number): void {
    this.#clear();
    this.#timer = setTimeout(() => void this.resume(), delayMs);
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #post(path: string, body: unknown): Promise<Access> {
    const response = await this.#send(path, body);
    return AccessSchema.parse(await response.json());
  }

  async #send(path: string, body: unknown): Promise<Response> {
    const { baseUrl, fetch } = this.#options;
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

async function refusal(response: Response): Promise<AppError> {
  const problem = ProblemSchema.safeParse(await response.json().catch(() => null));
  const known = Object.values(ErrorCode).find((code) => problem.success && code === problem.data.code);
  return new AppError(known ?? ErrorCode.Internal, `HTTP ${response.status}`);
}
