import wrtc from '@roamhq/wrtc';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import type { types } from 'mediasoup-client';
import type { ServerProcess } from '../../rig/serverProcess.ts';
import { LightAmbulance } from './lightAmbulance.ts';

export type CameraSource = InstanceType<typeof wrtc.nonstandard.RTCVideoSource>;
export type Picture = { width: number; height: number; framesPerSecond: number; maxBitrate: number };

/** One picture for any number of ambulances; stop it with `stop`. */
export function startPicture(picture: Picture): { source: CameraSource; stop: () => void } {
  const source = new wrtc.nonstandard.RTCVideoSource();
  const timer = setInterval(movingPicture(source, picture), 1000 / picture.framesPerSecond);
  return {
    source,
    stop: () => {
      clearInterval(timer);
    },
  };
}

export type CameraOptions = {
  unit: string;
  seed: number;
  source: CameraSource;
  /** Of the one layer that it sends: two cores cannot encode many whole cameras beside everything else. */
  maxBitrate: number;
};

/** An ambulance with vital signs and a camera, and nothing else. */
export async function openWithCamera(server: ServerProcess, options: CameraOptions) {
  const { unit, seed, source, maxBitrate } = options;
  const actor = { id: unit, name: unit, role: 'paramedic' } as const;
  const token = () => server.tokenFor(actor);
  const ambulance = await LightAmbulance.create({ url: server.url, token, unit, seed, hasEcg: false });
  const { signaling, caseId } = ambulance.line;
  const media = new MediaSession({
    signaling,
    caseId,
    createDevice: async () => withOneLayer(await createNodeDevice(wrtc), maxBitrate),
    wants: () => false,
  });
  media.start();
  await media.publish('camera', source.createTrack());
  return {
    line: ambulance.line,
    close: () => {
      media.close();
      ambulance.close();
    },
  };
}

function withOneLayer(device: types.Device, maxBitrate: number): types.Device {
  const create = device.createSendTransport.bind(device);
  device.createSendTransport = (options) => {
    const transport = create(options);
    const produce = transport.produce.bind(transport);
    transport.produce = (producing = {}) => produce({ ...producing, encodings: [{ maxBitrate }] });
    return transport;
  };
  return device;
}

/** A grey picture with a bar that moves through it, in I420. */
function movingPicture(source: CameraSource, { width, height }: Picture): () => void {
  const pixels = width * height;
  const data = new Uint8Array(pixels * 1.5).fill(128);
  let frame = 0;
  return () => {
    const left = (frame++ * 8) % (width - 24);
    for (let y = 0; y < height; y++) {
      data.fill(60 + y / 2, y * width, (y + 1) * width);
      data.fill(235, y * width + left, y * width + left + 24);
    }
    source.onFrame({ width, height, data });
  };
}
