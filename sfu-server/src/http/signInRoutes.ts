import {
  PAIRING_PATH,
  PASSWORD_PATH,
  PasswordChangeSchema,
  PairingRequestSchema,
  SeatRequestSchema,
  SIGN_IN_PATH,
  SIGN_OUT_PATH,
  SignInRequestSchema,
  TOKEN_PATH,
  TokenRequestSchema,
} from '@smart-triage/shared/protocol/signIn';
import { addMs } from '@smart-triage/shared/time/instant';
import { Router } from 'express';
import { randomUUID } from 'node:crypto';
import type { EarlyRefusals } from '../audit/earlyRefusals.ts';
import type { Accounts } from '../identity/accounts.ts';
import type { OpenIdProvider } from '../identity/oidc/openIdProvider.ts';
import { SignInGuard } from '../identity/signInGuard.ts';
import type { Standing } from '../identity/standing.ts';
import type { Tablets } from '../identity/tablets.ts';
import { Admission, type AdmissionDeps } from './admission.ts';
import { addressOf } from './httpAccess.ts';
import { limitByAddress } from './addressLimit.ts';
import { parseInput } from './parseInput.ts';
import { providerRoutes } from './providerRoutes.ts';

export type SignInDeps = AdmissionDeps & {
  accounts: Accounts;
  tablets: Tablets;
  standing: Standing;
  earlyRefusals: EarlyRefusals;
  /** The organisation's own sign-in, where there is one. */
  provider: OpenIdProvider | null;
};

/** Guessing is slow by argon2 already; this makes it slow for the server too. */
const ATTEMPTS = {
  windowMs: 60_000,
  limit: 30,
  refused: 'sign-in of an address that tries too often',
  message: 'too many attempts: wait a minute',
} as const;
/** A tablet stays enrolled until it is revoked or has not been seen renewing for this long. */
const ENROLMENT_MS = 90 * 24 * 60 * 60_000;

export function signInRoutes(deps: SignInDeps): Router {
  const { accounts, tablets, standing, clock, provider } = deps;
  const router = Router();
  const guard = new SignInGuard();
  const limited = limitByAddress(ATTEMPTS, deps.earlyRefusals);

  const admission = new Admission(deps);

  router.use(providerRoutes({ provider, admission, limited, isSecure: deps.isSecure }));
  router.post(SIGN_IN_PATH, limited, async (request, response) => {
    const credentials = parseInput('body', request.body, SignInRequestSchema);
    // Nobody was, or with what counts no more: then there is nothing to end.
    const before = await admission.renewalOf(request, 'control-room').catch(() => null);
    const attempt = () =>
      guard.run(credentials.account, addressOf(request), () => accounts.signIn(credentials));
    const signedIn = await admission.recorded(
      request,
      'signed-in',
      ({ actor }) => [actor],
      async () => admission.signInOf(await attempt()),
    );
    if (credentials.newPassword !== undefined)
      await admission.recorded(
        request,
        'password-changed',
        (who) => [who],
        () => Promise.resolve(signedIn.actor),
      );
    // [ID6] What this browser was signed in with is replaced, not kept beside it.
    if (before) await standing.endSignIn(before.signInId);
    await admission.admit(response, 'control-room', signedIn);
  });
  router.post(PAIRING_PATH, limited, async (request, response) => {
    const { code, key } = parseInput('body', request.body, PairingRequestSchema);
    const attempt = () => tablets.enrol(code, key);
    const { actor, tabletId } = await admission.recorded(
      request,
      'tablet-enrolled',
      (enrolled) => [enrolled.actor],
      attempt,
    );
    const beganAt = clock.now();
    const endsAt = addMs(beganAt, ENROLMENT_MS);
    await admission.admit(response, 'tablet', {
      actor,
      signInId: randomUUID(),
      secondFactor: false,
      beganAt,
      endsAt,
      tabletId,
    });
  });
  router.post(TOKEN_PATH, async (request, response) => {
    const { seat, isUsed = false } = parseInput('body', request.body, TokenRequestSchema);
    const identity = await admission.renewalOf(request, seat);
    if (isUsed && identity.tabletId === null) await admission.stayIn(response, seat, identity);
    else await admission.grant(response, identity);
  });
  router.post(PASSWORD_PATH, limited, async (request, response) => {
    const change = parseInput('body', request.body, PasswordChangeSchema);
    const identity = await admission.renewalOf(request, 'control-room');
    const { id } = identity.actor;
    await admission.recorded(
      request,
      'password-changed',
      () => [identity.actor],
      async () => {
        await guard.run(id, addressOf(request), () => accounts.changePassword(id, change));
        await standing.endOtherSignInsOf(identity);
      },
    );
    response.status(204).end();
  });
  router.post(SIGN_OUT_PATH, async (request, response) => {
    const { seat } = parseInput('body', request.body, SeatRequestSchema);
    const identity = await admission.renewalOf(request, seat).catch(() => null);
    if (identity) {
      await admission.recorded(
        request,
        'signed-out',
        () => [identity.actor],
        () => standing.endSignIn(identity.signInId),
      );
    }
    admission.forget(response, seat);
    const leaveBy = identity?.isByProvider ? await provider?.signOutUrl() : null;
    response.set('cache-control', 'no-store').json({ leaveBy: leaveBy ?? null });
  });
  return router;
}
