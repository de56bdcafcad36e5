import type { VideoPolicy } from '../domain/videoRecording.ts';
import { askUntilAnswered } from './askUntilAnswered.ts';
import type { SignalingClient } from './signalingClient.ts';
import { createStore, type Readable } from './store.ts';

/** `null`: this organisation records nothing. `undefined`: the server has not said yet. */
export type KnownVideoPolicy = VideoPolicy | null | undefined;

type VideoPolicyDeps = {
  signaling: Pick<SignalingClient, 'onReady' | 'request' | 'state'>;
  onError: (error: unknown) => void;
};

/** [VR1] Asked at each connection, since the server may have been set otherwise meanwhile. */
export function watchVideoPolicy({
  signaling,
  onError,
}: VideoPolicyDeps): Readable<KnownVideoPolicy> & { close: () => void } {
  const store = createStore<KnownVideoPolicy>(undefined);
  const ask = async (): Promise<void> => {
    store.set((await signaling.request('video:policy', {})).policy);
  };
  const { close } = askUntilAnswered({ signaling, ask, onError });
  return { getSnapshot: store.getSnapshot, subscribe: store.subscribe, close };
}
