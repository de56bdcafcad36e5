import { type Actor } from '@smart-triage/shared/domain/role';
import { AppError, invalid } from '@smart-triage/shared/errors/appError';
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
import { parseCookie } from 'cookie';
import { type Request, type Response, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { z } from 'zod';
import type { Accounts } from '../identity/accounts.ts';
import { RENEWAL_TOKEN_MS, type Tokens } from '../identity/tokens.ts';

type SignInDeps = { accounts: Accounts; tokens: Tokens; isSecure: boolean };

/** Guessing is slow by argon2 already; this makes it slow for the server too. */
const ATTEMPTS_PER_MINUTE = 20;

export function signInRoutes({ accounts, tokens, isSecure }: SignInDeps): Router {
  const router = Router();
  const limited = rateLimit({ windowMs: 60_000, limit: ATTEMPTS_PER_MINUTE, handler: refuseTooMany });

  const admit = async (response: Response, seat: Seat, actor: Actor): Promise<void> => {
    const renewal = await tokens.issue(actor, 'renewal');
    response.cookie(cookieName(seat), renewal.token, {
      ...cookieOptions(isSecure),
      maxAge: RENEWAL_TOKEN_MS,
    });
    await grant(response, actor);
  };
  const grant = async (response: Response, actor: Actor): Promise<void> => {
    const { token, expiresAt } = await tokens.issue(actor, 'access');
    response.set('cache-control', 'no-store').json({ accessToken: token, expiresAt, actor } satisfies Access);
  };

  router.post(SIGN_IN_PATH, limited, async (request, response) => {
    const { account, password } = body(request, SignInRequestSchema);
    await admit(response, 'control-room', await accounts.signIn(account, password));
  });
  router.post(PAIRING_PATH, limited, async (request, response) => {
    const { code } = body(request, PairingRequestSchema);
    await admit(response, 'tablet', await accounts.pair(code));
  });
  router.post(TOKEN_PATH, async (request, response) => {
    const { seat } = body(request, SeatRequestSchema);
    const cookies = parseCookie(request.headers.cookie ?? '');
    await grant(response, await tokens.verify(cookies[cookieName(seat)] ?? '', 'renewal'));
  });
  router.post(SIGN_OUT_PATH, (request, response) => {
    const { seat } = body(request, SeatRequestSchema);
    response.clearCookie(cookieName(seat), cookieOptions(isSecure)).status(204).end();
  });
  return router;
}

function body<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const parsed = schema.safeParse(request.body);
  if (!parsed.success) throw invalid('body', parsed.error);
  return parsed.data;
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
