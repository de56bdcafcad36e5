import type { types } from 'mediasoup-client';
import type { MediaSource } from '../../protocol/media.ts';

/** Packets of the one stream that each consumer receives; they grow at each look, as if something came. */
const SSRC = 1;

export type StillDeviceOptions = {
  /** What a stream of somebody else shows or sounds like, by its producer. */
  trackOf: (producerId: string) => MediaStreamTrack;
  /** Nothing arrives any more. */
  isSilent?: () => boolean;
  /** Each message on the ECG channel. */
  onEcg?: (bytes: Uint8Array) => void;
};

/** A media library without a network: what is sent goes nowhere, and what is received was there already. Only what the sessions touch of it. */
export function createStillDevice(options: StillDeviceOptions): types.Device {
  const device = {
    recvRtpCapabilities: { codecs: [] },
    load: () => Promise.resolve(),
    createSendTransport: () => createTransport(options),
    createRecvTransport: () => createTransport(options),
  };
  return device as unknown as types.Device;
}

const closable = () => ({ closed: false, observer: { once: () => undefined }, close: () => undefined });

function createTransport({ trackOf, onEcg, isSilent = () => false }: StillDeviceOptions) {
  let looks = 0;
  const stats = () => {
    if (!isSilent()) looks += 1;
    const pair = { type: 'candidate-pair', nominated: true, bytesReceived: looks };
    const stream = { type: 'inbound-rtp', ssrc: SSRC, packetsReceived: looks };
    return Promise.resolve(
      new Map<string, object>([
        ['pair', pair],
        ['stream', stream],
      ]),
    );
  };
  return {
    ...closable(),
    id: 'still',
    connectionState: 'connected',
    on: () => undefined,
    getStats: stats,
    produce: ({ appData }: { appData: { source: MediaSource } }) =>
      Promise.resolve({
        ...closable(),
        id: appData.source,
        replaceTrack: () => Promise.resolve(),
        getStats: () => Promise.resolve(new Map()),
      }),
    produceData: () =>
      Promise.resolve({ readyState: 'open', bufferedAmount: 0, send: (bytes: Uint8Array) => onEcg?.(bytes) }),
    consume: ({ producerId }: { producerId: string }) =>
      Promise.resolve({
        ...closable(),
        id: producerId,
        track: trackOf(producerId),
        rtpParameters: { encodings: [{ ssrc: SSRC }] },
        getStats: () => Promise.resolve(new Map([['picture', PICTURE]])),
      }),
  };
}

const PICTURE = {
  type: 'inbound-rtp',
  kind: 'video',
  frameWidth: 1280,
  frameHeight: 720,
  framesPerSecond: 30,
};

/** Somebody on a stretcher, drawn: no picture of anybody. */
export function drawnPicture(document: Document): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 360];
  const context = canvas.getContext('2d');
  const draw = (): void => {
    if (context) paintPerson(context);
  };
  draw();
  // A canvas that is not painted anew sends nothing.
  setInterval(draw, 200);
  const [track] = canvas.captureStream(5).getVideoTracks();
  if (!track) throw new Error('a canvas gives a picture');
  return track;
}

function paintPerson(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const wall = context.createLinearGradient(0, 0, 0, height);
  wall.addColorStop(0, 'slategray');
  wall.addColorStop(1, 'darkslategray');
  context.fillStyle = wall;
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'tan';
  context.beginPath();
  context.arc(width / 2, height * 0.36, height * 0.16, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = 'steelblue';
  context.fillRect(width * 0.32, height * 0.54, width * 0.36, height * 0.46);
}

/** Sound that nobody hears. */
export function silentSound(): MediaStreamTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
  if (!track) throw new Error('an audio context gives a sound');
  return track;
}
