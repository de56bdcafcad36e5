import type { MediaSession, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Layers } from '@smart-triage/shared/protocol/media';

/** What two cores draw beside everything else (`npm run bench control-room`); more would be too small to see anything on. */
export const MOST_TILES = 16;
/** The camera's smallest picture, 320 pixels wide: what a sixteenth of a screen shows. */
const THUMBNAIL: Layers = { spatial: 0, temporal: 2 };

export type WallTile = {
  caseId: CaseId;
  /** `null` until a picture is received, and while the crew's camera is off. */
  stream: MediaStream | null;
  isJoining: boolean;
};

export type WallSnapshot = {
  /** In their places: who leaves makes room for who comes, and nobody else moves. */
  tiles: readonly WallTile[];
  /** Open cases for which there is no room. */
  others: number;
};

export type WallModel = Readable<WallSnapshot> & { close: () => void };

/** Media of one case of which only the camera is received. */
export type WallMedia = Pick<MediaSession, 'state' | 'preferLayers' | 'close'>;

export type WallModelOptions = {
  /** The cases that are open, as the board knows them. */
  cases: Readable<{ cases: ReadonlyMap<CaseId, CaseState> }>;
  /** Who gets a place first when there is not room for all. */
  byUrgency: (one: CaseState, other: CaseState) => number;
  createMedia: (caseId: CaseId) => WallMedia;
  makeStream: (track: MediaStreamTrack) => MediaStream;
  onError: (error: unknown) => void;
};

type Place = {
  caseId: CaseId;
  media: WallMedia;
  streams: Map<MediaStreamTrack, MediaStream>;
  close: () => void;
};

/** The cameras of as many ambulances as fit, as thumbnails and without sound. Each crew sees who gets its picture, here as anywhere. */
export function createWallModel(options: WallModelOptions): WallModel {
  const { cases, byUrgency, createMedia, makeStream, onError } = options;
  let places: Place[] = [];
  const store = createStore<WallSnapshot>({ tiles: [], others: 0 });
  const openNow = (): CaseState[] =>
    [...cases.getSnapshot().cases.values()].filter(isWithCrew).sort(byUrgency);
  const update = (): void => {
    const open = openNow();
    store.set({ tiles: places.map(tileOf), others: Math.max(0, open.length - places.length) });
  };
  const tileOf = ({ caseId, media, streams }: Place): WallTile => {
    const { phase, remote } = media.state.getSnapshot();
    const track = cameraOf(remote)?.track ?? null;
    if (track && !streams.has(track)) streams.set(track, makeStream(track));
    return { caseId, stream: track && (streams.get(track) ?? null), isJoining: phase === 'joining' };
  };
  const take = (caseId: CaseId): Place => {
    const media = createMedia(caseId);
    let asked = '';
    const follow = (): void => {
      const { epoch, remote } = media.state.getSnapshot();
      const camera = cameraOf(remote);
      const key = `${epoch} ${camera?.producerId ?? ''}`;
      if (camera && key !== asked) {
        asked = key;
        media.preferLayers(camera.producerId, THUMBNAIL).catch(onError);
      }
      update();
    };
    const stop = media.state.subscribe(follow);
    const close = (): void => {
      stop();
      media.close();
    };
    return { caseId, media, streams: new Map(), close };
  };
  const follow = (): void => {
    const open = openNow();
    const isOpen = new Set(open.map(({ caseId }) => caseId));
    const waiting = open.filter(({ caseId }) => places.every((place) => place.caseId !== caseId));
    const next = places.flatMap((place) => {
      if (isOpen.has(place.caseId)) return place;
      place.close();
      const [newcomer] = waiting.splice(0, 1);
      return newcomer ? take(newcomer.caseId) : [];
    });
    const added = waiting.slice(0, Math.max(0, MOST_TILES - next.length)).map(({ caseId }) => take(caseId));
    places = [...next, ...added];
    update();
  };
  const stopFollowing = cases.subscribe(follow);
  follow();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      stopFollowing();
      for (const { close } of places) close();
    },
  };
}

function isWithCrew({ status }: CaseState): boolean {
  return status !== 'handed-over' && status !== 'closed' && status !== 'followed-up';
}

function cameraOf(remote: readonly RemoteMedia[]): RemoteMedia | undefined {
  return remote.find(({ source, track, paused }) => source === 'camera' && track !== null && !paused);
}
