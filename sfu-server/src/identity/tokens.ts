import { type Actor, ActorSchema } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { jwtVerify, SignJWT } from 'jose';
import type { SigningKeys } from './signingKey.ts';

const ISSUER = 'smart-triage';
const ALGORITHM = 'EdDSA';
/** Long enough for a reconnect after a long tunnel, short enough that a stolen one is soon worthless. */
export const ACCESS_TOKEN_MS = 15 * 60_000;
/** One shift and a long evening; it can only be exchanged for access tokens. */
export const RENEWAL_TOKEN_MS = 16 * 60 * 60_000;

type Purpose = 'access' | 'renewal';

/** Makes and checks the signed texts that say who somebody is. */
export class Tokens {
  readonly #keys: SigningKeys;
  readonly #clock: Clock;

  constructor(keys: SigningKeys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  async issue(actor: Actor, purpose: Purpose): Promise<{ token: string; expiresAt: Instant }> {
    const now = this.#clock.now();
    const expiresAt = addMs(now, purpose === 'access' ? ACCESS_TOKEN_MS : RENEWAL_TOKEN_MS);
    const token = await new SignJWT({ actor })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(purpose)
      .setIssuedAt(new Date(now))
      .setExpirationTime(new Date(expiresAt))
      .sign(this.#keys.privateKey);
    return { token, expiresAt };
  }

  /** Who the token speaks for. Anything but a valid token of this purpose is `not-signed-in`, whatever is wrong with it. */
  async verify(token: string, purpose: Purpose): Promise<Actor> {
    try {
      const { payload } = await jwtVerify(token, this.#keys.publicKey, {
        issuer: ISSUER,
        audience: purpose,
        algorithms: [ALGORITHM],
        currentDate: new Date(this.#clock.now()),
      });
      return ActorSchema.parse(payload['actor']);
    } catch (cause) {
      throw new AppError(ErrorCode.NotSignedIn, 'the sign-in has ended or is not valid', { cause });
    }
  }
}
