import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import {
  type Action,
  mayEver,
  needsSecondFactor,
  refusalOfAction,
  type Relation,
  relationOf,
} from '@smart-triage/shared/domain/permissions';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { REQUESTS, type RequestName } from '@smart-triage/shared/protocol/requests';
import type { Identity } from '../identity/identity.ts';
import type { BrokenGlass } from './brokenGlass.ts';
import { caseIdOf } from './handlers.ts';

type AccessDeps = {
  findCase: (caseId: CaseId) => CaseState | undefined;
  glass: Pick<BrokenGlass, 'isBroken'>;
};

/** Asked before the request is even read: who may never do this learns nothing about its form. */
export function assertRole(name: RequestName, { actor: { role }, secondFactor }: Identity): void {
  if (!mayEver(REQUESTS[name].action, role))
    throw new AppError(ErrorCode.NotPermitted, `${name} is not for a ${role}`);
  if (needsSecondFactor(REQUESTS[name].action) && !secondFactor)
    throw new AppError(ErrorCode.SecondFactorNeeded, `${name} asks for a second factor`);
}

/** [GW3] Default deny: the table of permissions must allow the request's action to this role, for a case that stands so to this person. */
export function assertAccess(
  name: RequestName,
  input: unknown,
  actor: Actor,
  { findCase, glass }: AccessDeps,
): Relation | null {
  const caseId = name === 'case:open' ? undefined : caseIdOf(input);
  return assertAction(REQUESTS[name].action, caseId, actor, { findCase, glass });
}

/** The same for what is asked in another way than over the socket. */
export function assertAction(
  action: Action,
  caseId: CaseId | undefined,
  actor: Actor,
  { findCase, glass }: AccessDeps,
): Relation | null {
  const state = caseId === undefined ? undefined : findCase(caseId);
  const relation = state ? relationOf(actor, state.crew, glass.isBroken(actor, state.caseId)) : null;
  const refusal = refusalOfAction(action, actor.role, relation);
  if (refusal === ErrorCode.NotPermitted)
    throw new AppError(refusal, 'this case belongs to another organisation');
  if (refusal || (caseId !== undefined && !state))
    throw new AppError(ErrorCode.NotFound, 'there is no such case');
  return relation;
}
