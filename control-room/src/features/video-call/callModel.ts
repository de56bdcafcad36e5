import type { MediaSession, MediaState } from '@smart-triage/shared/client/mediaSession';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Layers } from '@smart-triage/shared/protocol/media';
import type { ShownPicture } from '@smart-triage/shared/ui/usePicture.ts';
import type { Signaling } from '../../lib/signaling.ts';
import { callView, type CallView, createStreamOf, isAmbulanceThere, type StreamOf } from './callView.ts';
import { type ConsultPlaceState, createConsultPlace } from './consultPlace.ts';
import { createPictureClock } from './pictureClock.ts';
import type { PictureFigures } from './pictureFigures.ts';
import { createPictureWatch } from './pictureWatch.ts';
import { preferredLayers } from './preferredLayers.ts';
import { createTalkback } from './talkback.ts';
import type { TalkbackState } from './talkbackState.ts';

/** `there`: something of it came just now. `gone`: nothing has come for some seconds. */
export type AmbulancePresence = 'there' | 'unsure' | 'gone';

export type CallSnapshot = CallView & {
  phase: MediaState['phase'];
  ambulance: AmbulancePresence;
  talkback: TalkbackState;
  place: ConsultPlaceState;
  figures: PictureFigures | null;
};

export type CallModel = Readable<CallSnapshot> & {
  /** Takes a place in the consult, and asks for the microphone. */
  join: () => Promise<void>;
  leave: () => Promise<void>;
  askMicrophone: () => void;
  toggleOpen: () => void;
  hold: (isHeld: boolean) => void;
  /** How wide the picture is drawn, in CSS pixels: decides which layer is worth receiving. */
  fitPicture: (width: number) => void;
  /** A picture stands on the screen. */
  notePicture: (picture: ShownPicture) => void;
  /** Shows the picture so many ms later than it could be. */
  holdPicture: (ms: number) => void;
  close: () => void;
};

export type CallMedia = Pick<
  MediaSession,
  'state' | 'publish' | 'setPaused' | 'preferLayers' | 'statsOf' | 'captureOf' | 'hold' | 'close'
>;

export type CallModelOptions = {
  signaling: Signaling;
  media: CallMedia;
  caseId: CaseId;
  me: Actor;
  newRequestId: () => RequestId;
  getMicrophone: () => Promise<MediaStreamTrack>;
  makeStream: StreamOf;
  pixelRatio: () => number;
  /** A picture was shown: when it was captured on the tablet's clock, and when it was shown on this page's monotonic one. */
  onPictureShown: (capturedAt: number, shownAt: number) => void;
  onError: (error: unknown) => void;
};

const LOOK_EVERY_MS = 1000;
/** The first packets of a call that was joined a moment ago are on their way. */
const GONE_AFTER_LOOKS = 3;

/** Seeing, hearing and speaking to one ambulance. */
export function createCallModel(options: CallModelOptions): CallModel {
  const { media, me, onError } = options;
  const place = createConsultPlace(options);
  const talkback = createTalkback(options);
  const layers = createLayerChoice(options);
  const streamOf = createStreamOf(options.makeStream);
  const clock = createPictureClock(media, options.onPictureShown);
  const watchPicture = createPictureWatch((producerId) => media.statsOf(producerId));
  let figures: PictureFigures | null = null;
  let quietLooks = 0;
  const compose = (): CallSnapshot => {
    const session = media.state.getSnapshot();
    const view = callView(session.remote, me.id, streamOf);
    return {
      ...view,
      phase: session.phase,
      ambulance: isAmbulanceThere(session) ? 'there' : quietLooks < GONE_AFTER_LOOKS ? 'unsure' : 'gone',
      talkback: talkback.getSnapshot(),
      place: place.getSnapshot(),
      figures: view.picture ? figures : null,
    };
  };
  const store = createStore(compose());
  const update = (): void => {
    store.set(compose());
  };
  const look = async (): Promise<void> => {
    const { picture } = store.getSnapshot();
    figures = picture && (await watchPicture(picture));
    clock.look(picture?.producerId ?? null);
    const session = media.state.getSnapshot();
    quietLooks = session.phase !== 'live' || isAmbulanceThere(session) ? 0 : quietLooks + 1;
    update();
  };
  const subscriptions = [media.state, talkback, place].map(({ subscribe }) => subscribe(update));
  const timer = setInterval(() => {
    look().catch(onError);
  }, LOOK_EVERY_MS);

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    join: async () => {
      if (await place.join()) await talkback.ask();
    },
    leave: async () => {
      await talkback.stop();
      await place.leave();
    },
    askMicrophone: () => void talkback.ask(),
    toggleOpen: talkback.toggleOpen,
    hold: talkback.hold,
    fitPicture: layers.fit,
    notePicture: clock.note,
    holdPicture: clock.hold,
    close: () => {
      clearInterval(timer);
      for (const unsubscribe of subscriptions) unsubscribe();
      layers.close();
      talkback.close();
      media.close();
    },
  };
}

type LayerChoice = { fit: (width: number) => void; close: () => void };

/** Asks for a layer when the tile's size asks for another one, and again whenever the picture starts anew. */
function createLayerChoice({ media, me, pixelRatio, onError }: CallModelOptions): LayerChoice {
  let wanted: Layers | null = null;
  let asked = '';
  const apply = (): void => {
    const { epoch, remote } = media.state.getSnapshot();
    const camera = remote.find(
      ({ source, owner, track }) => source === 'camera' && owner.id !== me.id && track,
    );
    if (!camera || !wanted) return;
    const key = `${epoch} ${camera.producerId} ${wanted.spatial}`;
    if (key === asked) return;
    asked = key;
    media.preferLayers(camera.producerId, wanted).catch(onError);
  };
  const stopListening = media.state.subscribe(apply);
  return {
    fit: (width) => {
      wanted = preferredLayers(width, pixelRatio());
      apply();
    },
    close: stopListening,
  };
}
