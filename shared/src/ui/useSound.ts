import { useCallback, useEffect, useRef, useState } from 'react';

/** `refused`: the browser wants a touch before it makes sound; show a button that calls `start`. */
export type SoundState = 'silent' | 'playing' | 'refused';

/** [MD12] A player plays on when nothing arrives any more: that is silence. */
export function heard(state: SoundState, arrives: boolean): SoundState {
  return state === 'playing' && !arrives ? 'silent' : state;
}

/** For how many whole seconds nothing has been heard; 0 while something is. */
export function useSilentSeconds(isSilent: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isSilent) return undefined;
    const beganMs = performance.now();
    const timer = setInterval(() => {
      setSeconds(Math.floor((performance.now() - beganMs) / 1000));
    }, 1000);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [isSilent]);
  return seconds;
}

/** Plays the sound of a stream, apart from any picture. `state` is what the browser really does, not what was asked of it. */
export function useSound(
  stream: MediaStream | null,
  muted = false,
): { state: SoundState; start: () => void } {
  const player = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<SoundState>('silent');

  const start = useCallback(() => {
    player.current?.play().then(
      () => {
        setState('playing');
      },
      (error: unknown) => {
        // Every other error means that the stream was replaced before it began, and the next one starts by itself.
        if (error instanceof DOMException && error.name === 'NotAllowedError') setState('refused');
      },
    );
  }, []);

  useEffect(() => {
    if (!stream) return undefined;
    const audio = new Audio();
    audio.srcObject = stream;
    // In the page, where whoever measures or debugs it finds what is played; without controls it takes no room.
    document.body.append(audio);
    player.current = audio;
    start();
    return () => {
      audio.pause();
      audio.srcObject = null;
      audio.remove();
      player.current = null;
      setState('silent');
    };
  }, [start, stream]);
  useEffect(() => {
    if (player.current) player.current.muted = muted;
  }, [muted, stream]);
  return { state, start };
}
