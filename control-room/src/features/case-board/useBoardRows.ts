import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { type FocusEvent, type PointerEvent, useRef, useState } from 'react';
import { type BoardFilter, passes } from './boardFilter.ts';
import { byUrgency, heldOrder } from './boardOrder.ts';

/** The rows in their places when a hand came; with the height (CSS pixels) of those that were in view, `null` for the others. */
type Places = ReadonlyMap<CaseId, number | null>;
type Hand = 'pointer' | 'keyboard';

/**
 * The rows in their order. While a pointer or the keyboard is on the list no row moves: neither their order nor, in view, their height changes. `arrived`
 * counts who came meanwhile and stands at the end.
 */
export function useBoardRows(cases: ReadonlyMap<CaseId, CaseState>, filter: BoardFilter, ownId: string) {
  const [held, setHeld] = useState<Places | null>(null);
  const hands = useRef(new Set<Hand>());
  const sorted = [...cases.values()].filter((state) => passes(filter, state, ownId)).sort(byUrgency);
  const rows = heldOrder(sorted, held && [...held.keys()]);
  const hold = (hand: Hand, list: Element) => {
    hands.current.add(hand);
    setHeld((already) => already ?? placesOf(list, rows));
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
      if (target.matches(':focus-visible')) hold('keyboard', currentTarget);
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) release('keyboard');
    },
    // Who has opened a case is done with the list, and the focus stays on its row.
    onClick: () => {
      release('keyboard');
    },
  };
  const arrived = held ? rows.filter(({ caseId }) => !held.has(caseId)).length : 0;
  return { rows, isHeld: held !== null, arrived, heightOf: (id: CaseId) => held?.get(id) ?? null, handlers };
}

function placesOf(list: Element, rows: readonly CaseState[]): Places {
  const view = list.getBoundingClientRect();
  return new Map(
    rows.map(({ caseId }, index) => {
      const row = list.children[index]?.getBoundingClientRect();
      const isInView = row && row.height > 0 && row.bottom > view.top && row.top < view.bottom;
      return [caseId, isInView ? row.height : null];
    }),
  );
}
