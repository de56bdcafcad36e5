import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { type RefObject, useEffect, useRef } from 'react';
import { DESK_KEYS } from '../../lib/deskKeys.ts';
import { isTyping } from '../../lib/isTyping.ts';
import { useLetterKeys } from '../../lib/letterKeys.ts';

/** From one case to the next in the order on the screen, without a hand on the list. */
export function useBoardKeys(
  rows: readonly Pick<CaseState, 'caseId'>[],
  selected: CaseId | null,
  open: (caseId: CaseId) => void,
): RefObject<HTMLElement | null> {
  const board = useRef<HTMLElement>(null);
  const { isOn } = useLetterKeys();
  const latest = useRef({ rows, selected, open });
  useEffect(() => {
    latest.current = { rows, selected, open };
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const handleKey = (event: KeyboardEvent): void => {
      const step = stepOf(event);
      const isInView = board.current?.checkVisibility() ?? false;
      if (step === null || isTyping(event.target) || !isInView || document.querySelector('dialog[open]'))
        return;
      const next = neighbour(latest.current.rows, latest.current.selected, step);
      if (next) latest.current.open(next);
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
    };
  }, [isOn]);
  return board;
}

function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 1 | -1 | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  if (key === DESK_KEYS.nextCase) return 1;
  return key === DESK_KEYS.previousCase ? -1 : null;
}

/** Without a case on the screen, the most urgent one. At either end there is no further one. */
export function neighbour(
  rows: readonly Pick<CaseState, 'caseId'>[],
  selected: CaseId | null,
  step: 1 | -1,
): CaseId | null {
  const at = rows.findIndex(({ caseId }) => caseId === selected);
  return (at < 0 ? rows[0] : rows[at + step])?.caseId ?? null;
}
