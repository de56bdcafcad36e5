import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { isFault } from '@smart-triage/shared/errors/isFault';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { errorCodeOf } from '../lib/errorCodeOf.ts';

type Counted = { count: number; last: { code: ErrorCode; at: Instant } | null };

/** What happened without anybody having pressed anything. The screens stay right without it; whoever helps asks for it. */
export type Faults = {
  /** What is broken. */
  faults: Counted;
  /** What the server refused or did not answer: expected, and no fault of anything. A cut is not among them, the link says it. */
  refusals: Counted;
};

export type FaultLog = Readable<Faults> & { report: (error: unknown) => void };

const NONE: Counted = { count: 0, last: null };

export function createFaultLog(clock: Clock): FaultLog {
  const store = createStore<Faults>({ faults: NONE, refusals: NONE });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    report: (error) => {
      const code = errorCodeOf(error);
      if (code === ErrorCode.Disconnected) return;
      const kind = isFault(error) ? 'faults' : 'refusals';
      const before = store.getSnapshot();
      const last = { code, at: clock.now() };
      store.set({ ...before, [kind]: { count: before[kind].count + 1, last } });
    },
  };
}
