import { type Action, mayEver, needsSecondFactor } from '@smart-triage/shared/domain/permissions';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Request } from 'express';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Identity } from '../identity/identity.ts';
import type { Tokens } from '../identity/tokens.ts';

type HttpAccessDeps = { tokens: Tokens; trail: Pick<AuditTrail, 'record'> };

/** [AC1] The same table of permissions for HTTP routes that are about no single case. The access token comes as `Authorization: Bearer`. */
export class HttpAccess {
  readonly #deps: HttpAccessDeps;

  constructor(deps: HttpAccessDeps) {
    this.#deps = deps;
  }

  /** Who asks, when the action is theirs. Throws otherwise, and leaves a line. */
  async permit(request: Request, action: Action): Promise<Identity> {
    const identity = await this.#identify(request);
    const code = refusalOf(identity, action);
    if (identity && code === null) return identity;
    const refusal = code ?? ErrorCode.NotSignedIn;
    await this.#deps.trail.record({
      type: 'request-refused',
      users: identity ? [identity.actor] : [],
      address: addressOf(request),
      protocol: action,
      refusal,
    });
    throw new AppError(refusal, `${action} is not possible here`);
  }

  async #identify(request: Request): Promise<Identity | null> {
    const [, token] = /^Bearer (\S{1,4096})$/.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined) return null;
    return this.#deps.tokens.verify(token, 'access').catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
  }
}

function refusalOf(identity: Identity | null, action: Action): ErrorCode | null {
  // A tablet's token is worth something only beside its key, which is proved on its socket.
  if (identity?.tabletId !== null) return ErrorCode.NotSignedIn;
  if (!mayEver(action, identity.actor.role)) return ErrorCode.NotPermitted;
  return needsSecondFactor(action) && !identity.secondFactor ? ErrorCode.SecondFactorNeeded : null;
}

/** The address of the connection. `X-Forwarded-For` is whatever the sender says. */
export function addressOf(request: Request): string {
  return request.socket.remoteAddress ?? 'unknown';
}
