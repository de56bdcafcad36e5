import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { type FocusEvent, type PointerEvent, useRef, useState } from 'react';
import { type BoardFilter, passes } from './boardFilter.ts';
import { asPlace, byUrgency, heldPlaces } from './boardOrder.ts';

/** The list as it was when a hand came. */
type Held = {
  filter: BoardFilter;
  cases: ReadonlyMap<CaseId, CaseState>;
  /** CSS pixels, of the rows that were in view. */
  heights: ReadonlyMap<CaseId, number>;
};
type Hand = 'pointer' | 'keyboard';

/**
 * The rows in their order. While a pointer or the keyboard is on the list no row moves: neither their order nor, in view, their height changes. `arrived`
 * counts who came meanwhile and stands at the end; `focused` has the keyboard's focus.
 */
export function useBoardRows(cases: ReadonlyMap<CaseId, CaseState>, filter: BoardFilter, ownId: string) {
  const [held, setHeld] = useState<Held | null>(null);
  const hands = useRef(new Set<Hand>());
  const [focused, setFocused] = useState<CaseId | null>(null);
  const sorted = [...cases.values()].filter((state) => passes(filter, state, ownId)).sort(byUrgency);
  // Who filters wants other rows, wherever the pointer was left.
  const isOutdated = held !== null && held.filter !== filter;
  if (isOutdated) setHeld({ filter, cases: byId(sorted), heights: new Map() });
  const places = held && !isOutdated ? heldPlaces(sorted, cases, held.cases) : sorted.map(asPlace);
  const hold = (hand: Hand, list: Element) => {
    hands.current.add(hand);
    const rows = places.map(({ state }) => state);
    setHeld((already) => already ?? { filter, cases: byId(rows), heights: heightsIn(list, rows) });
  };
  const release = (hand: Hand) => {
    hands.current.delete(hand);
    if (hands.current.size === 0) setHeld(null);
  };
  const handlers = {
    onPointerEnter: ({ currentTarget }: PointerEvent) => {
      hold('pointer', currentTarget);
    },
    onPointerLeave: () => {
      release('pointer');
    },
    // A click leaves the focus behind where no hand is any more.
    onFocus: ({ target, currentTarget }: FocusEvent) => {
      const row = target.closest<HTMLElement>('[data-index]');
      setFocused(places[Number(row?.dataset['index'])]?.state.caseId ?? null);
      if (target.matches(':focus-visible')) hold('keyboard', currentTarget);
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      setFocused(null);
      if (!currentTarget.contains(relatedTarget)) release('keyboard');
    },
    // Who has opened a case is done with the list, and the focus stays on its row.
    onClick: () => {
      release('keyboard');
    },
  };
  const arrived = held ? places.filter(({ state }) => !held.cases.has(state.caseId)).length : 0;
  const heightOf = (id: CaseId) => held?.heights.get(id) ?? null;
  return { places, isHeld: held !== null, arrived, focused, heightOf, handlers };
}

function byId(rows: readonly CaseState[]): Held['cases'] {
  return new Map(rows.map((state) => [state.caseId, state]));
}

function heightsIn(list: Element, rows: readonly CaseState[]): Held['heights'] {
  const view = list.getBoundingClientRect();
  const heights = new Map<CaseId, number>();
  for (const row of list.querySelectorAll<HTMLElement>('[data-index]')) {
    const { top, bottom, height } = row.getBoundingClientRect();
    const caseId = rows[Number(row.dataset['index'])]?.caseId;
    if (caseId !== undefined && height > 0 && bottom > view.top && top < view.bottom)
      heights.set(caseId, height);
  }
  return heights;
}
