import type { AccessKeeper } from '@smart-triage/shared/client/accessKeeper';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { problemOf } from '../../lib/problemOf.ts';

export type PairingState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'pairing' }
  | { readonly kind: 'refused'; readonly problem: ErrorCode };

export type PairingModel = Readable<PairingState> & { pair: (code: string) => Promise<void> };

/** Pairs this tablet with a code. Success shows elsewhere: the access keeper then has an access. */
export function createPairingModel({ access }: { access: Pick<AccessKeeper, 'pair'> }): PairingModel {
  const state = createStore<PairingState>({ kind: 'asking' });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    pair: async (code) => {
      if (state.getSnapshot().kind === 'pairing') return;
      state.set({ kind: 'pairing' });
      try {
        await access.pair(code.trim().toLowerCase());
        state.set({ kind: 'asking' });
      } catch (error) {
        state.set({ kind: 'refused', problem: problemOf(error) });
      }
    },
  };
}
