import { useEffect, useState } from 'react';
import { onOnePage } from './onOnePage.ts';
import { repeatSignal, type Signal } from './tones.ts';

/**
 * Sounds as long as `isOn`, on one page of this browser. `true` while the browser keeps it silent: it wants a touch or a key first, and gets the first one there
 * is; meanwhile another page may sound. `signal` stays the same object.
 */
export function useSignal(isOn: boolean, signal: Signal): boolean {
  const [isSilenced, setIsSilenced] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const context = new AudioContext();
    let stop: (() => void) | null = null;
    const follow = (): void => {
      const isReady = context.state !== 'suspended';
      setIsSilenced(!isReady);
      if (isReady) stop ??= onOnePage(locks(), `sound ${signal.name}`, () => repeatSignal(context, signal));
    };
    const resume = (): void => {
      if (context.state === 'suspended') void context.resume();
    };
    follow();
    context.addEventListener('statechange', follow);
    window.addEventListener('pointerdown', resume);
    window.addEventListener('keydown', resume);
    return () => {
      context.removeEventListener('statechange', follow);
      window.removeEventListener('pointerdown', resume);
      window.removeEventListener('keydown', resume);
      stop?.();
      void context.close();
      setIsSilenced(false);
    };
  }, [isOn, signal]);
  return isSilenced;
}

/** Only on a secure origin, whatever the types say. */
function locks(): LockManager | undefined {
  return (navigator as Partial<Navigator>).locks;
}
