import type { MediaState, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import { createStore } from '@smart-triage/shared/client/store';
import type { MediaSource } from '@smart-triage/shared/protocol/media';
import type { CallMedia } from '../features/video-call/callModel.ts';
import { CREW } from './cases.ts';

/** Media whose packets are the test's own. `told` is what was asked of it, in order. */
export class FakeMedia implements CallMedia {
  readonly #state = createStore<MediaState>({
    phase: 'joining',
    isHeard: true,
    epoch: 0,
    remote: [],
    viewers: [],
    sending: [],
  });
  readonly state: CallMedia['state'] = this.#state;
  readonly told: string[] = [];
  readonly #published = new Map<MediaSource, MediaStreamTrack>();

  /** A (new) start: everything that was published is sent again, unpaused. */
  live(remote: readonly RemoteMedia[], epoch = 1): void {
    this.#state.set({ ...this.#state.getSnapshot(), phase: 'joining', sending: [] });
    this.#state.set({
      phase: 'live',
      isHeard: true,
      epoch,
      remote,
      viewers: [],
      sending: [...this.#published.keys()],
    });
  }

  publish(source: MediaSource, track: MediaStreamTrack | null): Promise<void> {
    if (track) this.#published.set(source, track);
    else this.#published.delete(source);
    this.told.push(`${track ? 'publish' : 'stop'} ${source}`);
    this.#state.set({ ...this.#state.getSnapshot(), sending: [...this.#published.keys()] });
    return Promise.resolve();
  }

  setPaused(source: MediaSource, paused: boolean): Promise<void> {
    this.told.push(`${paused ? 'pause' : 'resume'} ${source}`);
    return Promise.resolve();
  }

  preferLayers(producerId: string, { spatial }: { spatial: number }): Promise<void> {
    this.told.push(`layer ${spatial} of ${producerId}`);
    return Promise.resolve();
  }

  statsOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  captureOf(): null {
    return null;
  }

  hold(producerId: string, ms: number): void {
    this.told.push(`hold ${producerId} for ${ms}`);
  }

  close(): void {
    this.told.push('close');
  }
}

/** A stand-in for a track: what the models touch of it. */
export class FakeTrack extends EventTarget {
  enabled = true;
  readyState: MediaStreamTrackState = 'live';

  stop(): void {
    this.readyState = 'ended';
  }
}

export function fakeTrack(): MediaStreamTrack & FakeTrack {
  return new FakeTrack() as MediaStreamTrack & FakeTrack;
}

export function remote(source: MediaSource, changes: Partial<RemoteMedia> = {}): RemoteMedia {
  const kind = source === 'camera' ? 'video' : 'audio';
  return {
    producerId: source,
    source,
    kind,
    owner: CREW,
    paused: false,
    limit: 'none',
    track: fakeTrack(),
    arrives: true,
    layers: null,
    senderDelayMs: null,
    ...changes,
  };
}
