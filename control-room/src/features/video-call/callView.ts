import type { MediaState, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Layers, VideoLimit } from '@smart-triage/shared/protocol/media';

export type Picture = {
  producerId: string;
  owner: Actor;
  /** `null` until it is received. */
  stream: MediaStream | null;
  /** Whether packets of it came just now. */
  arrives: boolean;
  /** The crew turned the camera off. */
  paused: boolean;
  layers: Layers | null;
  /** [MD14] Of the way from the camera to the server. */
  senderDelayMs: number | null;
  /** [MD8] What the ambulance's link leaves of it. */
  limit: VideoLimit;
};

export type Voice = {
  producerId: string;
  owner: Actor;
  source: 'microphone' | 'talkback';
  stream: MediaStream | null;
  /** Whether sound of it came just now. */
  arrives: boolean;
  paused: boolean;
};

export type CallView = { picture: Picture | null; voices: readonly Voice[] };

export type StreamOf = (track: MediaStreamTrack) => MediaStream;

/** Who is seen and heard: the ambulance's camera, and everyone's voice but one's own. */
export function callView(remote: readonly RemoteMedia[], ownId: string, streamOf: StreamOf): CallView {
  const others = remote.filter(({ owner }) => owner.id !== ownId);
  const camera = others.find(({ source }) => source === 'camera');
  return {
    picture: camera ? pictureOf(camera, streamOf) : null,
    voices: others.flatMap((media) =>
      media.source === 'camera'
        ? []
        : [{ ...common(media, streamOf), source: media.source, arrives: media.arrives }],
    ),
  };
}

/**
 * Whether anything of the ambulance came just now, or it holds back what it could send. Otherwise nobody knows of anybody there who hears one, whatever
 * was said of the patient before.
 */
export function isAmbulanceThere({
  phase,
  isHeard,
  remote,
}: Pick<MediaState, 'phase' | 'isHeard' | 'remote'>): boolean {
  const ofAmbulance = remote.filter(({ source }) => source !== 'talkback');
  return phase === 'live' && isHeard && ofAmbulance.some(({ arrives, paused }) => arrives || paused);
}

function pictureOf(camera: RemoteMedia, streamOf: StreamOf): Picture {
  const { arrives, layers, limit, senderDelayMs } = camera;
  return { ...common(camera, streamOf), arrives, layers, limit, senderDelayMs };
}

function common({ producerId, owner, track, paused }: RemoteMedia, streamOf: StreamOf) {
  return { producerId, owner, paused, stream: track && streamOf(track) };
}

/** One stream for each track, always the same one, so that a redraw does not restart a picture. */
export function createStreamOf(make: StreamOf): StreamOf {
  const streams = new WeakMap<MediaStreamTrack, MediaStream>();
  return (track) => {
    const stream = streams.get(track) ?? make(track);
    streams.set(track, stream);
    return stream;
  };
}
