import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant, instant } from '@smart-triage/shared/time/instant';
import { jwtVerify, SignJWT } from 'jose';
import { type Identity, IdentitySchema } from './identity.ts';
import type { SigningKeys } from './signingKey.ts';
import type { Standing } from './standing.ts';

const ISSUER = 'smart-triage';
const ALGORITHM = 'EdDSA';
/** Long enough for a reconnect after a long tunnel, short enough that a stolen one is soon worthless. */
export const ACCESS_TOKEN_MS = 15 * 60_000;

type Purpose = 'access' | 'renewal';

/** Makes and checks the signed texts that say who somebody is. */
export class Tokens {
  readonly #keys: SigningKeys;
  readonly #clock: Clock;
  readonly #standing: Pick<Standing, 'isOver' | 'isTabletRevoked'>;

  /** `standing` knows what was revoked since a token was made. */
  constructor(keys: SigningKeys, clock: Clock, standing: Pick<Standing, 'isOver' | 'isTabletRevoked'>) {
    this.#keys = keys;
    this.#clock = clock;
    this.#standing = standing;
  }

  /** A renewal token lasts as long as the sign-in; it can only be exchanged for access tokens. */
  async issue(identity: Identity, purpose: Purpose): Promise<{ token: string; expiresAt: Instant }> {
    const now = this.#clock.now();
    const expiresAt =
      purpose === 'access'
        ? instant(Math.min(addMs(now, ACCESS_TOKEN_MS), identity.endsAt))
        : identity.endsAt;
    const token = await new SignJWT({ identity })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(purpose)
      .setIssuedAt(new Date(now))
      .setExpirationTime(new Date(expiresAt))
      .sign(this.#keys.privateKey);
    return { token, expiresAt };
  }

  /**
   * Whom the token speaks for. Anything but a valid token of this purpose is `not-signed-in`, whatever is wrong with it; but a tablet that
   * asks for a new one is told that it was revoked, so that its crew knows what to do.
   */
  async verify(token: string, purpose: Purpose): Promise<Identity> {
    const identity = await this.#read(token, purpose);
    if (purpose === 'renewal' && this.#standing.isTabletRevoked(identity))
      throw new AppError(ErrorCode.TabletRevoked, 'an administrator took this tablet back');
    if (this.#standing.isOver(identity)) throw new AppError(ErrorCode.NotSignedIn, 'the sign-in has ended');
    return identity;
  }

  async #read(token: string, purpose: Purpose): Promise<Identity> {
    try {
      const { payload } = await jwtVerify(token, this.#keys.publicKey, {
        issuer: ISSUER,
        audience: purpose,
        algorithms: [ALGORITHM],
        currentDate: new Date(this.#clock.now()),
      });
      return IdentitySchema.parse(payload['identity']);
    } catch (cause) {
      throw new AppError(ErrorCode.NotSignedIn, 'the sign-in has ended or is not valid', { cause });
    }
  }
}
