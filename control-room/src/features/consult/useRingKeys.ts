import type { CaseId } from '@smart-triage/shared/domain/ids';
import { useEffect, useRef } from 'react';
import { isTyping } from '../../lib/isTyping.ts';
import { useLetterKeys } from '../../lib/letterKeys.ts';

type RingActs = { accept: (caseId: CaseId) => void; decline: (caseId: CaseId) => void };

/** Shift+A takes the first that rings, Shift+D declines it. With Shift, so that no key of the ECG sheet or of the call does it unmeant. */
export function useRingKeys(caseId: CaseId | null, acts: RingActs): void {
  const { isOn } = useLetterKeys();
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (caseId === null || !isOn) return undefined;
    const handleKey = (event: KeyboardEvent): void => {
      const act = actOf(event);
      if (!act || isTyping(event.target)) return;
      event.preventDefault();
      latest.current[act](caseId);
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
    };
  }, [caseId, isOn]);
}

function actOf({ key, shiftKey, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent): keyof RingActs | null {
  if (!shiftKey || ctrlKey || metaKey || altKey || repeat) return null;
  if (key.toLowerCase() === 'a') return 'accept';
  return key.toLowerCase() === 'd' ? 'decline' : null;
}
