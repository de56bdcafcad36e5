import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Access, Seat } from '@smart-triage/shared/protocol/signIn';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs } from '@smart-triage/shared/time/instant';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { AuditEventType } from '../audit/auditLine.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { SignedIn } from '../identity/accounts.ts';
import type { Activity } from '../identity/activity.ts';
import type { Identity } from '../identity/identity.ts';
import type { Tokens } from '../identity/tokens.ts';
import { addressOf } from './httpAccess.ts';

export type AdmissionDeps = {
  tokens: Pick<Tokens, 'issue' | 'verify'>;
  trail: Pick<AuditTrail, 'record'>;
  clock: Clock;
  activity: Pick<Activity, 'touch' | 'lastUse' | 'endsAt'>;
  isSecure: boolean;
  /** Its accounts have no second factor, and it holds no patients. */
  isDemo: boolean;
};

/** One shift and a long evening. */
const SIGN_IN_MS = 16 * 60 * 60_000;

/** What every way in ends with: a line in the access log, a cookie for renewal, and an access token in the answer. */
export class Admission {
  readonly #deps: AdmissionDeps;

  constructor(deps: AdmissionDeps) {
    this.#deps = deps;
  }

  /**
   * [ID4] A person at a desk who has just shown who they are.
   * @throws AppError `second-factor-needed` without one: only a demo has accounts that do without.
   */
  signInOf({ actor, secondFactor, isByProvider }: SignedIn): Identity {
    const { clock, isDemo } = this.#deps;
    if (!isDemo && !secondFactor)
      throw new AppError(ErrorCode.SecondFactorNeeded, 'records are seen with a second factor only');
    const beganAt = clock.now();
    const endsAt = addMs(beganAt, SIGN_IN_MS);
    const by = isByProvider ? { isByProvider } : {};
    return { actor, secondFactor, signInId: randomUUID(), beganAt, endsAt, tabletId: null, ...by };
  }

  async admit(response: Response, seat: Seat, identity: Identity): Promise<void> {
    await this.remember(response, seat, identity);
    await this.grant(response, identity);
  }

  /** The cookie alone: the page asks for its access token with it. */
  async remember(response: Response, seat: Seat, identity: Identity): Promise<void> {
    const { tokens, clock, isSecure } = this.#deps;
    const { token, expiresAt } = await tokens.issue(identity, 'renewal');
    response.cookie(cookieName(seat, isSecure), token, {
      ...cookieOptions(isSecure),
      maxAge: expiresAt - clock.now(),
    });
  }

  async grant(response: Response, identity: Identity): Promise<void> {
    const { tokens, activity } = this.#deps;
    const usedAt = activity.lastUse(identity);
    const { token, expiresAt } = await tokens.issue({ ...identity, usedAt }, 'access');
    const { actor, tabletId, isByProvider } = identity;
    const idleEndsAt = activity.endsAt(identity);
    response.set('cache-control', 'no-store').json({
      accessToken: token,
      expiresAt,
      actor,
      ...(tabletId === null && { hasPassword: !isByProvider }),
      ...(idleEndsAt !== null && { idleLimitMs: idleEndsAt - usedAt }),
    } satisfies Access);
  }

  /** [ID10] The person behind this cookie did something: it is good for longer. */
  async stayIn(response: Response, seat: Seat, identity: Identity): Promise<void> {
    const { activity } = this.#deps;
    activity.touch(identity);
    await this.admit(response, seat, { ...identity, usedAt: activity.lastUse(identity) });
  }

  renewalOf(request: Request, seat: Seat): Promise<Identity> {
    const cookies = parseCookie(request.headers.cookie ?? '');
    return this.#deps.tokens.verify(cookies[cookieName(seat, this.#deps.isSecure)] ?? '', 'renewal');
  }

  forget(response: Response, seat: Seat): void {
    const { isSecure } = this.#deps;
    response.clearCookie(cookieName(seat, isSecure), cookieOptions(isSecure));
  }

  /** [AU1] [AU2] The line comes before the answer, whatever the answer is. */
  async recorded<T>(
    request: Request,
    type: AuditEventType,
    usersOf: (result: T) => Actor[],
    attempt: () => Promise<T>,
  ): Promise<T> {
    const address = addressOf(request);
    const { trail } = this.#deps;
    try {
      const result = await attempt();
      await trail.record({ type, users: usersOf(result), address });
      return result;
    } catch (error) {
      const refusal = error instanceof AppError ? error.code : ErrorCode.Internal;
      await trail.record({ type, users: [], address, refusal });
      throw error;
    }
  }
}

/** Where there is TLS, a browser takes a cookie of this prefix from this host over TLS only: nothing in the clear, and no other host of the domain, can plant one (RFC 6265bis). */
export function cookieName(what: Seat | 'provider', isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}smart-triage-${what}`;
}

/** No script reads it, and no other site sends it. The prefix asks for the whole host as its path. */
function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'strict', secure, path: secure ? '/' : '/api/v1' } as const;
}
