import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  type Access,
  PAIRING_PATH,
  PairingRequestSchema,
  type Seat,
  SeatRequestSchema,
  SIGN_IN_PATH,
  SIGN_OUT_PATH,
  SignInRequestSchema,
  TOKEN_PATH,
} from '@smart-triage/shared/protocol/signIn';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs } from '@smart-triage/shared/time/instant';
import { parseCookie } from 'cookie';
import { type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { randomUUID } from 'node:crypto';
import type { AuditEventType } from '../audit/auditLine.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Accounts } from '../identity/accounts.ts';
import type { Identity } from '../identity/identity.ts';
import { SignInGuard } from '../identity/signInGuard.ts';
import type { Standing } from '../identity/standing.ts';
import type { Tablets } from '../identity/tablets.ts';
import type { Tokens } from '../identity/tokens.ts';
import { addressOf } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type SignInDeps = {
  accounts: Accounts;
  tablets: Tablets;
  tokens: Tokens;
  standing: Standing;
  trail: Pick<AuditTrail, 'record'>;
  clock: Clock;
  isSecure: boolean;
};

/** Guessing is slow by argon2 already; this makes it slow for the server too. */
const ATTEMPTS_PER_MINUTE = 30;
/** One shift and a long evening. */
const SIGN_IN_MS = 16 * 60 * 60_000;
/** A tablet stays enrolled until it is revoked or has not been seen renewing for this long. */
const ENROLMENT_MS = 90 * 24 * 60 * 60_000;

export function signInRoutes(deps: SignInDeps): Router {
  const { accounts, tablets, tokens, standing, trail, clock, isSecure } = deps;
  const router = Router();
  const guard = new SignInGuard();
  const limited = rateLimit({ windowMs: 60_000, limit: ATTEMPTS_PER_MINUTE, handler: refuseTooMany });

  const admit = async (response: Response, seat: Seat, identity: Identity): Promise<void> => {
    const { token, expiresAt } = await tokens.issue(identity, 'renewal');
    const maxAge = expiresAt - clock.now();
    response.cookie(cookieName(seat), token, { ...cookieOptions(isSecure), maxAge });
    await grant(response, identity);
  };
  const grant = async (response: Response, identity: Identity): Promise<void> => {
    const { token, expiresAt } = await tokens.issue(identity, 'access');
    const { actor } = identity;
    response.set('cache-control', 'no-store').json({ accessToken: token, expiresAt, actor } satisfies Access);
  };
  const renewalOf = (request: Request, seat: Seat): Promise<Identity> => {
    const cookies = parseCookie(request.headers.cookie ?? '');
    return tokens.verify(cookies[cookieName(seat)] ?? '', 'renewal');
  };
  /** [AU1] [AU2] The line comes before the answer, whatever the answer is. */
  const recorded = async <T>(
    request: Request,
    type: AuditEventType,
    usersOf: (result: T) => Actor[],
    attempt: () => Promise<T>,
  ): Promise<T> => {
    const address = addressOf(request);
    try {
      const result = await attempt();
      await trail.record({ type, users: usersOf(result), address });
      return result;
    } catch (error) {
      const refusal = error instanceof AppError ? error.code : ErrorCode.Internal;
      await trail.record({ type, users: [], address, refusal });
      throw error;
    }
  };

  router.post(SIGN_IN_PATH, limited, async (request, response) => {
    const { account, password, code } = parseInput('body', request.body, SignInRequestSchema);
    const attempt = () =>
      guarded(guard, account, addressOf(request), () => accounts.signIn(account, password, code));
    const signedIn = await recorded(request, 'signed-in', ({ actor }) => [actor], attempt);
    const endsAt = addMs(clock.now(), SIGN_IN_MS);
    await admit(response, 'control-room', { ...signedIn, signInId: randomUUID(), endsAt, tabletId: null });
  });
  router.post(PAIRING_PATH, limited, async (request, response) => {
    const { code, key } = parseInput('body', request.body, PairingRequestSchema);
    const attempt = () => tablets.enrol(code, key);
    const { actor, tabletId } = await recorded(
      request,
      'tablet-enrolled',
      (enrolled) => [enrolled.actor],
      attempt,
    );
    const endsAt = addMs(clock.now(), ENROLMENT_MS);
    await admit(response, 'tablet', { actor, signInId: randomUUID(), secondFactor: false, endsAt, tabletId });
  });
  router.post(TOKEN_PATH, async (request, response) => {
    const { seat } = parseInput('body', request.body, SeatRequestSchema);
    await grant(response, await renewalOf(request, seat));
  });
  router.post(SIGN_OUT_PATH, async (request, response) => {
    const { seat } = parseInput('body', request.body, SeatRequestSchema);
    const identity = await renewalOf(request, seat).catch(() => null);
    if (identity) {
      await recorded(
        request,
        'signed-out',
        () => [identity.actor],
        () => standing.endSignIn(identity.signInId),
      );
    }
    response.clearCookie(cookieName(seat), cookieOptions(isSecure)).status(204).end();
  });
  return router;
}

/** [ID5] Wrong tries are counted; a right one without the second factor is neither. */
async function guarded<T>(
  guard: SignInGuard,
  account: string,
  address: string,
  attempt: () => Promise<T>,
): Promise<T> {
  await guard.assertMayTry(account, address);
  try {
    const result = await attempt();
    await guard.succeeded(account, address);
    return result;
  } catch (error) {
    if (error instanceof AppError && error.code === ErrorCode.NotSignedIn)
      await guard.failed(account, address);
    throw error;
  }
}

function cookieName(seat: Seat): string {
  return `smart-triage-${seat}`;
}

/** No script reads it, and no other site sends it. */
function cookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: 'strict', secure, path: '/api/v1' } as const;
}

function refuseTooMany(): never {
  throw new AppError(ErrorCode.TooMany, 'too many attempts: wait a minute');
}
