import type { CaseId } from '@smart-triage/shared/domain/ids';
import {
  type Action,
  mayEver,
  needsSecondFactor,
  type Relation,
} from '@smart-triage/shared/domain/permissions';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { AuditEntry, AuditTrail } from '../audit/auditTrail.ts';
import type { Activity } from '../identity/activity.ts';
import type { Identity } from '../identity/identity.ts';
import { clientAddress, type IsTrusted } from './clientAddress.ts';
import type { Tokens } from '../identity/tokens.ts';

export type HttpAccessDeps = {
  tokens: Tokens;
  trail: Pick<AuditTrail, 'record'>;
  activity: Pick<Activity, 'touch'>;
  /** Throws when this person may not touch this case; else how the case stands to them. */
  assertAction: (action: Action, caseId: CaseId, actor: Actor) => Relation | null;
};

/** Of one person over HTTP: a screen full of photos, several times over. */
const ASKED_PER_ACCOUNT = 300;
const WINDOW_S = 10;

export type CaseAccess = { actor: Actor; relation: Relation | null };

/** [AC1] The same table of permissions for HTTP routes, whether they are about one case or about none. The access token comes as `Authorization: Bearer`. */
export class HttpAccess {
  readonly #deps: HttpAccessDeps;
  readonly #asked = new RateLimiterMemory({ points: ASKED_PER_ACCOUNT, duration: WINDOW_S });

  constructor(deps: HttpAccessDeps) {
    this.#deps = deps;
  }

  /** Who asks, when the action is theirs. Throws otherwise, and leaves a line. */
  async permit(request: Request, action: Action, caseId: CaseId | null = null): Promise<Identity> {
    const identity = await this.#identify(request);
    const code = refusalOf(identity, action);
    if (identity && code === null) {
      await this.#assertWithinLimits(request, identity, action);
      this.#deps.activity.touch(identity);
      return identity;
    }
    const refusal = code ?? ErrorCode.NotSignedIn;
    await this.#recordRefusal(request, identity, { protocol: action, refusal, caseId });
    throw new AppError(refusal, whyNot(refusal, action));
  }

  /** Who asks, when the action is theirs for this case. Throws otherwise, and leaves a line. */
  async permitCase(request: Request, protocol: Action, caseId: CaseId): Promise<CaseAccess> {
    const identity = await this.permit(request, protocol, caseId);
    try {
      return { actor: identity.actor, relation: this.#deps.assertAction(protocol, caseId, identity.actor) };
    } catch (error) {
      if (error instanceof AppError)
        await this.#recordRefusal(request, identity, { protocol, refusal: error.code, caseId });
      throw error;
    }
  }

  /** [GW6] The first of what is too much has its line; a line for each would be a way to fill the log. */
  async #assertWithinLimits(request: Request, identity: Identity, protocol: Action): Promise<void> {
    const { consumedPoints } = await this.#asked.penalty(identity.actor.id);
    if (consumedPoints <= ASKED_PER_ACCOUNT) return;
    const refusal = ErrorCode.TooMany;
    if (consumedPoints === ASKED_PER_ACCOUNT + 1)
      await this.#recordRefusal(request, identity, { protocol, refusal });
    throw new AppError(refusal, 'too many requests at once');
  }

  async #recordRefusal(
    request: Request,
    identity: Identity | null,
    refused: Pick<AuditEntry, 'protocol' | 'refusal' | 'caseId'>,
  ): Promise<void> {
    const users = identity ? [identity.actor] : [];
    await this.#deps.trail.record({
      type: 'request-refused',
      users,
      address: addressOf(request),
      ...refused,
    });
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

/** Where it came from: the connection's other end, or what a trusted proxy says (`TRUSTED_PROXIES`). */
export function addressOf(request: Request): string {
  const trust = request.app.get('trust proxy fn') as IsTrusted;
  return clientAddress(request.socket.remoteAddress, request.headers['x-forwarded-for'], trust);
}

function whyNot(refusal: ErrorCode, action: Action): string {
  if (refusal === ErrorCode.NotSignedIn) return 'no valid access token came with it (Authorization: Bearer)';
  if (refusal === ErrorCode.SecondFactorNeeded) return `${action} asks for a second factor`;
  return `${action} is not for this role`;
}
