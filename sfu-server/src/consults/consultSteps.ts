import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { ConsultFact } from '@smart-triage/shared/domain/consultFact';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

type Over = { from: string; reason: string } | null;

/** Asked again only when nobody has it: else it would ring while somebody is with the crew. */
export function requestFact({ consult }: CaseState): ConsultFact {
  if (consult.holder) throw taken(consult.holder.person);
  return { type: 'consult-requested' };
}

/** [CO3] Free, offered to this person, or knowingly taken from whoever has it. */
export function takeFact({ consult: { holder, offer } }: CaseState, actor: Actor, over: Over): ConsultFact {
  if (holder?.person.id === actor.id)
    throw new AppError(ErrorCode.NotAllowedNow, 'this person has the consult already');
  if (!holder || offer?.to.id === actor.id) return { type: 'consult-taken', over: null };
  if (over?.from !== holder.person.id) throw taken(holder.person);
  return { type: 'consult-taken', over: { from: holder.person, reason: over.reason } };
}

/** [CO5] Nobody gives back what somebody else has. */
export function releaseFact({ consult: { holder } }: CaseState, actor: Actor, reason: string): ConsultFact {
  if (holder?.person.id !== actor.id)
    throw new AppError(ErrorCode.NotAllowedNow, 'this person does not have the consult');
  return { type: 'consult-released', cause: 'given-back', reason };
}

/** [CO4] A dispatcher chooses for whoever; a cardiologist hands over only what is theirs. */
export function assignFact(
  { consult: { holder } }: CaseState,
  actor: Actor,
  to: string,
  connected: readonly Actor[],
): ConsultFact {
  if (actor.role === 'cardiologist' && holder && holder.person.id !== actor.id) throw taken(holder.person);
  const person = connected.find(({ id }) => id === to);
  if (!person) throw new AppError(ErrorCode.NotAllowedNow, 'it cannot ring at who is not there');
  if (holder?.person.id === to)
    throw new AppError(ErrorCode.NotAllowedNow, 'this person has the consult already');
  return { type: 'consult-assigned', to: person };
}

/** An answer to ringing: only of who is rung, and once. */
export function assertRung({ consult }: CaseState, { id }: Actor, isAnswered: 'seen' | 'declined'): void {
  const ring = consult.rings.find(({ person }) => person.id === id);
  if (!ring || (isAnswered === 'seen' ? ring.seenAt : ring.declined) !== null)
    throw new AppError(ErrorCode.NotAllowedNow, 'it does not ring at this person, or was answered already');
}

function taken({ name }: Actor): AppError {
  return new AppError(ErrorCode.Taken, `${name} has this consult`);
}
