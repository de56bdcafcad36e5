import { type Instant, instant } from '@smart-triage/shared/time/instant';

/** When the server was last heard, on the tablet's clock: what a page shows that opens in a dead zone is as old as this. */
export type LastHeard = {
  get: () => Instant | null;
  set: (at: Instant) => void;
};

const KEY = 'smart-triage.last-heard';

export function storedLastHeard(storage: Pick<Storage, 'getItem' | 'setItem'>): LastHeard {
  return {
    get: () => {
      const kept = Number(storage.getItem(KEY) ?? NaN);
      return Number.isSafeInteger(kept) && kept >= 0 ? instant(kept) : null;
    },
    set: (at) => {
      storage.setItem(KEY, String(at));
    },
  };
}
