import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import {
  type CapacityChange,
  type CapacityFact,
  type CapacityFacts,
  withCapacityFact,
} from '@smart-triage/shared/domain/capacity';
import { ASSUMED_ROADS, type Roads } from '@smart-triage/shared/domain/roads';
import type { RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatables } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type CapacitySnapshot = {
  isLoading: boolean;
  facts: CapacityFacts;
  /** [CY7] What estimates of an arrival go by in this region. */
  roads: Roads;
  isSaving: boolean;
  failure: ErrorCode | null;
};

export type CapacityModel = Readable<CapacitySnapshot> & {
  /** Sends each change; `true` when the server has stored all of them. Repeating it after a failure does nothing twice. */
  report: (changes: readonly CapacityChange[]) => Promise<boolean>;
  close: () => void;
};

export type CapacityModelOptions = {
  signaling: Signaling;
  newRequestId: () => RequestId;
  onError: (error: unknown) => void;
};

/** What is known of the hospitals, following the server. A fact has its own age, so what was heard before a cut stays, and grows old. */
export function createCapacityModel({
  signaling,
  newRequestId,
  onError,
}: CapacityModelOptions): CapacityModel {
  const store = createStore<CapacitySnapshot>({
    isLoading: true,
    facts: new Map(),
    roads: ASSUMED_ROADS,
    isSaving: false,
    failure: null,
  });
  const patch = (change: Partial<CapacitySnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const learn = (facts: readonly CapacityFact[]): void => {
    patch({ isLoading: false, facts: facts.reduce(withCapacityFact, store.getSnapshot().facts) });
  };
  const asker = askUntilAnswered({
    signaling,
    ask: async () => {
      const { facts, roads } = await signaling.request('capacity:watch', {});
      learn(facts);
      patch({ roads });
    },
    onError,
  });
  const repeatableOf = createRepeatables(newRequestId);
  const send = async (change: CapacityChange): Promise<void> => {
    const { fact } = await repeatableOf(`${change.hospital} ${change.item}`)(
      (requestId) => signaling.request('capacity:report', { requestId, change }),
      JSON.stringify(change),
    );
    learn([fact]);
  };
  const stops = [
    asker.close,
    signaling.on('capacity:changed', ({ fact }) => {
      learn([fact]);
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    report: async (changes) => {
      patch({ isSaving: true, failure: null });
      try {
        for (const change of changes) await send(change);
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
