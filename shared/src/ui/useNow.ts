import { useEffect, useState } from 'react';
import type { Clock } from '../time/clock.ts';
import type { Instant } from '../time/instant.ts';

/** The time on `clock`, read again every `everyMs` and whenever the page comes back into view, so that ages turn on their own. */
export function useNow(clock: Clock, everyMs: number): Instant {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const read = () => {
      setNow(clock.now());
    };
    const timer = setInterval(read, everyMs);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [clock, everyMs]);
  return now;
}
