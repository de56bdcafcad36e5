import type { Actor } from '@smart-triage/shared/domain/role';
import type { CaseService } from './caseService.ts';

/** [CS9] Takes somebody who is gone out of every consult: a crew must not believe that a cardiologist is with them. */
export async function leaveConsults(cases: CaseService, actor: Actor): Promise<void> {
  const isIn = ({ consultants }: { consultants: readonly Actor[] }) =>
    consultants.some(({ id }) => id === actor.id);
  const left = cases.directory.open().filter(isIn);
  await Promise.all(
    left.map(({ caseId }) =>
      cases.conclude(caseId, actor, (state) => (isIn(state) ? { type: 'consult-left' } : null)),
    ),
  );
}
