import { useEffect, useState } from 'react';
import { repeatSignal, type Signal } from './tones.ts';

/**
 * Sounds as long as `isOn`. `true` while the browser keeps it silent: it wants a touch or a key first, and gets the first one there is. `signal` stays the same
 * object.
 */
export function useSignal(isOn: boolean, signal: Signal): boolean {
  const [isSilenced, setIsSilenced] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const context = new AudioContext();
    const stop = repeatSignal(context, signal);
    const follow = (): void => {
      setIsSilenced(context.state === 'suspended');
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
      stop();
      void context.close();
      setIsSilenced(false);
    };
  }, [isOn, signal]);
  return isSilenced;
}
