import { useEffect } from 'react';
import { repeatSignal, type Signal } from '../../lib/tones.ts';

/** The ringing tone of Dutch telephones (ITU-T E.180: 425 Hz, 1 s on, 4 s off): nobody takes it for an alarm of IEC 60601-1-8. */
const RINGING: Signal = { startsS: [0], toneS: 1, hz: 425, volume: 0.2, everyMs: 5000 };

/** Rings as long as `isRinging`. A browser that wants a touch before it makes sound gets the first one there is. */
export function useRingSound(isRinging: boolean): void {
  useEffect(() => {
    if (!isRinging) return undefined;
    const context = new AudioContext();
    const stop = repeatSignal(context, RINGING);
    const resume = (): void => {
      if (context.state === 'suspended') void context.resume();
    };
    window.addEventListener('pointerdown', resume);
    window.addEventListener('keydown', resume);
    return () => {
      window.removeEventListener('pointerdown', resume);
      window.removeEventListener('keydown', resume);
      stop();
      void context.close();
    };
  }, [isRinging]);
}
