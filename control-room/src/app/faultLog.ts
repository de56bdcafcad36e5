import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { errorCodeOf } from '../lib/errorCodeOf.ts';

/** What went wrong without anybody having pressed anything. The screens stay right without it; whoever helps asks for it. */
export type Faults = { count: number; last: { code: ErrorCode; at: Instant } | null };

export type FaultLog = Readable<Faults> & { report: (error: unknown) => void };

export function createFaultLog(clock: Clock): FaultLog {
  const store = createStore<Faults>({ count: 0, last: null });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    report: (error) => {
      const { count } = store.getSnapshot();
      store.set({ count: count + 1, last: { code: errorCodeOf(error), at: clock.now() } });
    },
  };
}
