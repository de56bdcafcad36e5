import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { isDisputed, isGateMet, isInDanger, isRinging, isUndecided, isUnseen } from './boardOrder.ts';

export const BOARD_VIEWS = ['all', 'mine', 'urgent', 'ringing', 'undecided', 'unseen'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];
export type BoardFilter = { view: BoardView; text: string };

export const NO_FILTER: BoardFilter = { view: 'all', text: '' };

const SHOWS: Record<BoardView, (state: CaseState, ownId: string) => boolean> = {
  all: () => true,
  mine: isMine,
  urgent: (state) => isGateMet(state) || isInDanger(state) || isDisputed(state),
  ringing: isRinging,
  undecided: isUndecided,
  unseen: isUnseen,
};

/** A ringing case passes every filter: a search that was left in the box must not hide a crew that asks for help. */
export function passes(filter: BoardFilter, state: CaseState, ownId: string): boolean {
  if (isRinging(state)) return true;
  return SHOWS[filter.view](state, ownId) && matches(filter.text, state);
}

/** Whom the person at this page has, or is in the call with. */
function isMine({ consult, consultants }: CaseState, ownId: string): boolean {
  return consult.holder?.person.id === ownId || consultants.some(({ id }) => id === ownId);
}

/** By unit or by the name of the crew or of a cardiologist: what people say on the radio. */
function matches(text: string, { unit, crew, consultants }: CaseState): boolean {
  const wanted = text.trim().toLowerCase();
  const names = [unit, crew.name, ...consultants.map(({ name }) => name)];
  return names.some((name) => name.toLowerCase().includes(wanted));
}
