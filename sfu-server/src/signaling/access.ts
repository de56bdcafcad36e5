import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor, Role } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { REQUESTS, type RequestName } from '@smart-triage/shared/protocol/requests';
import { caseIdOf } from './handlers.ts';

/**
 * [GW3] Default deny: the role must stand in the table, the case must exist, and a crew touches no case but its own. To a crew, another crew's case does not
 * exist.
 */
export function assertAccess(
  name: RequestName,
  input: unknown,
  actor: Actor,
  findCase: (caseId: CaseId) => CaseState | undefined,
): void {
  const roles: readonly Role[] = REQUESTS[name].by;
  if (!roles.includes(actor.role))
    throw new AppError(ErrorCode.NotPermitted, `${name} is not for a ${actor.role}`);
  const caseId = caseIdOf(input);
  if (caseId === undefined || name === 'case:open') return;
  const state = findCase(caseId);
  const isHidden = actor.role === 'paramedic' && state?.crew.id !== actor.id;
  if (!state || isHidden) throw new AppError(ErrorCode.NotFound, 'there is no such case');
}
