import { useEffect, useState } from 'react';
import { type Ground, loadGround } from './ground.ts';

/** `null` until it is here: the runs do not wait for it, and are whole without it. */
export function useGround(onError: (error: unknown) => void): Ground | null {
  const [ground, setGround] = useState<Ground | null>(null);
  useEffect(() => {
    let isWanted = true;
    loadGround().then((loaded) => {
      if (isWanted) setGround(loaded);
    }, onError);
    return () => {
      isWanted = false;
    };
  }, [onError]);
  return ground;
}
