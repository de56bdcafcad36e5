import type { ServerState } from '../protocol/serverState.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable } from './store.ts';

/** What the server last said about itself on this connection. A server that says nothing after a hello is running. */
export function watchServerState(
  signaling: Pick<SignalingClient, 'on' | 'onReady'>,
): Readable<ServerState> & { close: () => void } {
  const store = createStore<ServerState>('running');
  const unsubscribe = [
    signaling.onReady(() => {
      store.set('running');
    }),
    signaling.on('server:changed', ({ state }) => {
      store.set(state);
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      for (const end of unsubscribe) end();
    },
  };
}
