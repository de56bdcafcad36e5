import type { AccessState } from '@smart-triage/shared/client/accessKeeper';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { Actor } from '@smart-triage/shared/domain/role';

/** `resuming`: nobody knows yet whether somebody is signed in. */
export type AppState<D> =
  | { kind: 'resuming' }
  | { kind: 'signed-out' }
  | { kind: 'signed-in'; desk: D }
  /** [ID10] Ended without their asking for it: the desk waits for the same person. */
  | { kind: 'locked'; desk: D };

export type AppModel<D> = Readable<AppState<D>> & { close: () => void };

/** One desk for each person who signs in; it outlives every renewal of the token. */
export function createAppModel<D extends { me: Actor; close(): void; comeBack?(): void }>(
  access: Readable<AccessState>,
  createDesk: (me: Actor) => D,
): AppModel<D> {
  const store = createStore<AppState<D>>({ kind: 'resuming' });
  const leave = (): void => {
    const state = store.getSnapshot();
    if (state.kind === 'signed-in' || state.kind === 'locked') state.desk.close();
  };
  const follow = (): void => {
    const state = access.getSnapshot();
    if (state.kind === 'in') enter(state.access.actor);
    else if (state.kind === 'out') {
      if (state.hasEnded && lock()) return;
      leave();
      store.set({ kind: 'signed-out' });
    }
  };
  const lock = (): boolean => {
    const state = store.getSnapshot();
    if (state.kind === 'signed-in') store.set({ kind: 'locked', desk: state.desk });
    return state.kind === 'signed-in' || state.kind === 'locked';
  };
  const enter = (me: Actor): void => {
    const state = store.getSnapshot();
    if (state.kind === 'signed-in' && state.desk.me.id === me.id) return;
    if (state.kind === 'locked' && state.desk.me.id === me.id) {
      store.set({ kind: 'signed-in', desk: state.desk });
      state.desk.comeBack?.();
      return;
    }
    leave();
    store.set({ kind: 'signed-in', desk: createDesk(me) });
  };
  const stopFollowing = access.subscribe(follow);
  follow();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      stopFollowing();
      leave();
    },
  };
}
