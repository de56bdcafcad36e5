import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { useState } from 'react';
import { type BoardFilter, passes } from './boardFilter.ts';
import { byUrgency, heldOrder } from './boardOrder.ts';

/** The rows in their order, and the handlers that hold that order while a pointer or the keyboard is on the list. */
export function useBoardRows(cases: ReadonlyMap<CaseId, CaseState>, filter: BoardFilter) {
  const [held, setHeld] = useState<readonly CaseId[] | null>(null);
  const sorted = [...cases.values()].filter((state) => passes(filter, state)).sort(byUrgency);
  const rows = heldOrder(sorted, held);
  const hold = () => {
    setHeld((already) => already ?? rows.map(({ caseId }) => caseId));
  };
  const release = () => {
    setHeld(null);
  };
  const handlers = { onPointerEnter: hold, onPointerLeave: release, onFocus: hold, onBlur: release };
  return { rows, isHeld: held !== null, handlers };
}
