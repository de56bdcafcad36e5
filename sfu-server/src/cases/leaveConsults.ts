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

/**
 * [CS9] After a restart nobody has a session, and a cardiologist who never comes back has none that could end. Called once everyone had the time to come back.
 */
export async function leaveAbandonedConsults(
  cases: CaseService,
  hasSessionOf: (actor: Actor) => boolean,
): Promise<void> {
  const listed = cases.directory.open().flatMap(({ consultants }) => consultants);
  const gone = new Map(listed.filter((actor) => !hasSessionOf(actor)).map((actor) => [actor.id, actor]));
  for (const actor of gone.values()) await leaveConsults(cases, actor);
}
