import type { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import {
  isHeard,
  refusalFrom,
  TALKBACK_OFF,
  talkbackAfter,
  type TalkbackEvent,
  type TalkbackState,
} from './talkbackState.ts';

export type TalkbackMedia = Pick<MediaSession, 'state' | 'publish' | 'setPaused'>;

export type Talkback = Readable<TalkbackState> & {
  /** Asks for the microphone; it starts muted. */
  ask: () => Promise<void>;
  stop: () => Promise<void>;
  toggleOpen: () => void;
  hold: (isHeld: boolean) => void;
  close: () => void;
};

type TalkbackOptions = {
  media: TalkbackMedia;
  getMicrophone: () => Promise<MediaStreamTrack>;
  onError: (error: unknown) => void;
};

/**
 * The own microphone in the ambulance. Two gates follow one state: the track itself is silent at once, also without a link; and the stream pauses for
 * everyone, also after the media had to be joined anew.
 */
export function createTalkback({ media, getMicrophone, onError }: TalkbackOptions): Talkback {
  const store = createStore<TalkbackState>(TALKBACK_OFF);
  let track: MediaStreamTrack | null = null;
  let wasSending = false;

  const dispatch = (event: TalkbackEvent): void => {
    store.set(talkbackAfter(store.getSnapshot(), event));
    applyGates();
  };
  const applyGates = (): void => {
    const heard = isHeard(store.getSnapshot());
    if (track) track.enabled = heard;
    if (isSending()) media.setPaused('talkback', !heard).catch(onError);
  };
  const isSending = (): boolean => media.state.getSnapshot().sending.includes('talkback');
  const drop = (): void => {
    track?.stop();
    track = null;
  };
  const stopListening = media.state.subscribe(() => {
    const sending = isSending();
    // A new start sends the stream unpaused.
    if (sending && !wasSending) applyGates();
    wasSending = sending;
  });

  const takeMicrophone = async (): Promise<void> => {
    const granted = await getMicrophone();
    if (store.getSnapshot().kind !== 'asking') {
      granted.stop();
      return;
    }
    track = granted;
    granted.enabled = false;
    granted.addEventListener('ended', () => {
      if (track === granted) dispatch({ type: 'refused', why: 'no-device' });
    });
    dispatch({ type: 'granted' });
    await media.publish('talkback', granted);
  };
  const stop = async (): Promise<void> => {
    drop();
    dispatch({ type: 'stopped' });
    await media.publish('talkback', null);
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    ask: async () => {
      const { kind } = store.getSnapshot();
      if (kind === 'asking' || kind === 'ready') return;
      dispatch({ type: 'asked' });
      try {
        await takeMicrophone();
      } catch (error) {
        drop();
        dispatch({ type: 'refused', why: refusalFrom(error) });
      }
    },
    stop,
    toggleOpen: () => {
      dispatch({ type: 'open-toggled' });
    },
    hold: (isHeld) => {
      dispatch({ type: 'held', isHeld });
    },
    close: () => {
      stopListening();
      drop();
    },
  };
}
