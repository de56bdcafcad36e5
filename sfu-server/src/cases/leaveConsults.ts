import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { CaseService } from './caseService.ts';

/** [CS9] [CO5] Takes somebody who is gone out of every consult, and what they had rings again: a crew must not believe that a cardiologist is with them. */
export async function leaveConsults(cases: CaseService, actor: Actor): Promise<void> {
  const isIn = ({ consultants }: { consultants: readonly Actor[] }) =>
    consultants.some(({ id }) => id === actor.id);
  const left = cases.directory.open().filter(isIn);
  await Promise.all(
    left.map(({ caseId }) =>
      cases.conclude(caseId, actor, (state) => (isIn(state) ? { type: 'consult-left' } : null)),
    ),
  );
  const held = cases.directory.open().filter(isUndecidedWith(actor));
  await Promise.all(
    held.map(({ caseId }) =>
      cases.conclude(caseId, actor, (state) =>
        isUndecidedWith(actor)(state)
          ? { type: 'consult-released', cause: 'session-ended', reason: '' }
          : null,
      ),
    ),
  );
}

/** [CO5] What is decided stays with who decided it. */
function isUndecidedWith({ id }: Actor) {
  return ({ status, consult }: CaseState): boolean =>
    status === 'in-consult' && consult.holder?.person.id === id;
}

/**
 * [CS9] After a restart nobody has a session, and a cardiologist who never comes back has none that could end. Called once everyone had the time to come back.
 */
export async function leaveAbandonedConsults(
  cases: CaseService,
  hasSessionOf: (actor: Actor) => boolean,
): Promise<void> {
  const listed = cases.directory
    .open()
    .flatMap(({ consultants, consult: { holder } }) => [...consultants, ...(holder ? [holder.person] : [])]);
  const gone = new Map(listed.filter((actor) => !hasSessionOf(actor)).map((actor) => [actor.id, actor]));
  for (const actor of gone.values()) await leaveConsults(cases, actor);
}
