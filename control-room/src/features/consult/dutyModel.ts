import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { Duty } from '@smart-triage/shared/domain/duty';
import type { RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { Signaling } from '../../lib/signaling.ts';

/** `duty` is `null` while it is not known, also without a link: who is there changes by the second. */
export type DutySnapshot = {
  duty: Duty | null;
  /** How long a consult rings at one person before it rings at the next one too; `null` while that is not known. */
  escalatesAfterMs: number | null;
  isSaving: boolean;
  failure: ErrorCode | null;
};

export type DutyModel = Readable<DutySnapshot> & {
  /** `replaces`: when the order that was on the screen was set. `true` when the server has stored it. */
  set: (order: readonly string[], replaces: Instant | null) => Promise<boolean>;
  close: () => void;
};

type DutyModelOptions = {
  signaling: Signaling;
  newRequestId: () => RequestId;
  onError: (error: unknown) => void;
};

/** Who is on duty and who is there, following the server. */
export function createDutyModel({ signaling, newRequestId, onError }: DutyModelOptions): DutyModel {
  const store = createStore<DutySnapshot>({
    duty: null,
    escalatesAfterMs: null,
    isSaving: false,
    failure: null,
  });
  const patch = (change: Partial<DutySnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const asker = askUntilAnswered({
    signaling,
    ask: async () => {
      patch(await signaling.request('duty:watch', {}));
    },
    onError,
  });
  const stops = [
    asker.close,
    signaling.on('duty:changed', ({ duty }) => {
      patch({ duty });
    }),
    signaling.state.subscribe(() => {
      if (signaling.state.getSnapshot().kind !== 'ready') patch({ duty: null });
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    // Under a new requestId each time: an answer that was lost shows as an order that was set meanwhile.
    set: async (order, replaces) => {
      patch({ isSaving: true, failure: null });
      try {
        await signaling.request('duty:set', { requestId: newRequestId(), order: [...order], replaces });
        patch({ isSaving: false });
        return true;
      } catch (error) {
        patch({ isSaving: false, failure: errorCodeOf(error) });
        return false;
      }
    },
    close: () => {
      for (const stop of stops) stop();
    },
  };
}
