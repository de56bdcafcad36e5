import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseState.ts';
import { afterConsultFact, NO_CONSULT } from './consult.ts';
import type { ConsultFact } from './consultFact.ts';

/** Who is asked, who has it and who is in the call, after one more fact of the consult. */
export function withConsult(
  { consult, consultants, consultRequestedAt }: CaseState,
  fact: ConsultFact,
  told: Pick<CaseEvent, 'at' | 'by'>,
): Partial<CaseState> {
  const { at, by } = told;
  const others = consultants.filter(({ id }) => id !== by.id);
  const next = { consult: afterConsultFact(consult, fact, told) };
  switch (fact.type) {
    case 'consult-requested':
      return { ...next, consultRequestedAt: at };
    case 'consult-withdrawn':
      return { ...next, consultRequestedAt: null };
    case 'consult-joined':
    case 'consult-taken':
      return { ...next, consultants: [...others, by] };
    case 'consult-left': {
      // Nobody asked whoever only came to look: leaving the call is all there is to end.
      const isOver = consultRequestedAt === null && consult.holder?.person.id === by.id;
      return { consult: isOver ? NO_CONSULT : consult, consultants: others };
    }
    case 'consult-released':
      return { ...next, consultants: others };
    default:
      return next;
  }
}
