import { useCallback, useEffect, useRef, useState } from 'react';

/** A second, different gesture for what is final: long enough not to happen by a bump, short enough not to be cursed. */
export const HOLD_MS = 1000;
/** How long the first press of an assistive device waits for its second. */
const ARMED_MS = 5000;

export type Hold = {
  /** 0 to 1 while held. */
  progress: number;
  /** A press without a hold (screen reader, switch) asks for a second press instead. */
  armed: boolean;
  start: () => void;
  cancel: () => void;
  pressWithoutHold: () => void;
};

/** Counts a hold from `start` and calls `onConfirm` once when it has lasted `holdMs`; `cancel` before that leaves no trace. */
export function useHold(onConfirm: () => void, holdMs = HOLD_MS): Hold {
  const [progress, setProgress] = useState(0);
  const [armed, setArmed] = useState(false);
  const frame = useRef<number | null>(null);

  const cancel = useCallback(() => {
    if (frame.current !== null) cancelAnimationFrame(frame.current);
    frame.current = null;
    setProgress(0);
  }, []);

  const start = useCallback(() => {
    if (frame.current !== null) return;
    const startedAt = performance.now();
    const step = () => {
      const done = Math.min(1, (performance.now() - startedAt) / holdMs);
      setProgress(done);
      if (done < 1) {
        frame.current = requestAnimationFrame(step);
        return;
      }
      cancel();
      onConfirm();
    };
    frame.current = requestAnimationFrame(step);
  }, [cancel, holdMs, onConfirm]);

  const pressWithoutHold = useCallback(() => {
    if (armed) onConfirm();
    setArmed(!armed);
  }, [armed, onConfirm]);

  useEffect(() => {
    if (!armed) return undefined;
    const timer = setTimeout(() => {
      setArmed(false);
    }, ARMED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [armed]);
  useEffect(() => cancel, [cancel]);

  return { progress, armed, start, cancel, pressWithoutHold };
}
