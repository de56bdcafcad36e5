import wrtc from '@roamhq/wrtc';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import type { types } from 'mediasoup-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCase } from './support/openCase.ts';
import { TestTracks } from './support/participant.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let tracks: TestTracks;
let media: MediaSession;
let sending: types.Transport;

beforeAll(async () => {
  server = await TestServer.start();
  const crew = await server.connect(await server.tabletToken());
  tracks = new TestTracks();
  media = new MediaSession({
    signaling: crew,
    caseId: await openCase(crew),
    createDevice: async () => noteSendTransport(await createNodeDevice(wrtc)),
    wants: () => false,
  });
  await media.publish('camera', tracks.camera);
  media.start();
});
afterAll(async () => {
  media.close();
  tracks.stop();
  await server.stop();
});

function noteSendTransport(device: types.Device): types.Device {
  const create = device.createSendTransport.bind(device);
  device.createSendTransport = (options) => (sending = create(options));
  return device;
}

async function estimatedBitrate(): Promise<number> {
  if (media.state.getSnapshot().sending.length === 0) return 0;
  const stats = [...(await sending.getStats()).values()] as { availableOutgoingBitrate?: number }[];
  return Math.max(0, ...stats.map(({ availableOutgoingBitrate }) => availableOutgoingBitrate ?? 0));
}

// What happened: the worker answered no transport-wide feedback, and each tablet's picture fell to a thumbnail within twenty seconds.
it('a sender goes up from where it starts (600 kbit/s) while nothing is lost', async () => {
  const bitrate = await waitFor('a higher estimate', async () => {
    const now = await estimatedBitrate();
    return now > 1_000_000 && now;
  });
  expect(bitrate).toBeGreaterThan(1_000_000);
});
