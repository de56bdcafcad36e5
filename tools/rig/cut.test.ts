import type { MediaSession, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../sfu-server/test/support/openCase.ts';
import { joinMedia, TestTracks, untilPlaying } from '../../sfu-server/test/support/participant.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { Link } from '../fleet/link/link.ts';
import { serverConnector } from '../fleet/link/serverConnection.ts';

let server: TestServer;
let tracks: TestTracks;
let ambulance: MediaSession;
let deskSignaling: SignalingClient;
let desk: MediaSession;
let link: Link;

beforeAll(async () => {
  server = await TestServer.start();
  const crew = await server.connect(await server.tabletToken(0));
  const caseId = await openCase(crew);
  tracks = new TestTracks();
  ambulance = joinMedia(crew, caseId);
  await ambulance.publish('camera', tracks.camera);
  await ambulance.publish('microphone', tracks.microphone);
  link = await Link.create(serverConnector(server.app.url, null));
  const token = await server.staffToken('cardio');
  deskSignaling = new SignalingClient({ url: link.url, token: () => token, policy: () => 50 });
  desk = joinMedia(deskSignaling, caseId);
  deskSignaling.connect();
  await waitFor('both streams', () => sources().length === 2);
});
afterAll(async () => {
  desk.close();
  ambulance.close();
  deskSignaling.close();
  tracks.stop();
  link.close();
  await server.stop();
});

const sources = (): RemoteMedia['source'][] =>
  desk.state.getSnapshot().remote.flatMap(({ source, track }) => (track ? [source] : []));

const isLinked = () => deskSignaling.state.getSnapshot().kind === 'ready';

// What happened: a desk said "sound plays" fourteen seconds into a tunnel, because the track went on playing silence.
describe('a stream that is received', () => {
  it('[MD12] is said to arrive while packets of it come, and no longer', async () => {
    const arriving = () => {
      const { remote } = desk.state.getSnapshot();
      return remote.filter(({ arrives }) => arrives).map(({ source }) => source);
    };
    await waitFor('both to arrive', () => arriving().length === 2);
    await ambulance.setPaused('microphone', true);
    await waitFor('silence', () => arriving().join() === 'camera');
    await ambulance.setPaused('microphone', false);
    await waitFor('the sound', () => arriving().length === 2);
    expect(sources()).toHaveLength(2);
  });
});

describe('a page whose device changes its network', () => {
  it('[HS5] gives up a connection that is dead without knowing, before its heartbeat does, and keeps one that answers', async () => {
    const ended: string[] = [];
    const token = await server.staffToken('cardio2');
    const clients = ['told', 'not told'].map((name) => {
      const client = new SignalingClient({ url: link.url, token: () => token, policy: () => 50 });
      client.state.subscribe(() => {
        if (client.state.getSnapshot().kind === 'connecting') ended.push(name);
      });
      client.connect();
      return client;
    });
    const areReady = () => clients.every(({ state }) => state.getSnapshot().kind === 'ready');
    await waitFor('both', areReady);
    clients[0]?.networkChanged();
    await clients[0]?.request('time:ping', {});
    expect(ended).toEqual([]);
    link.cut('socket');
    clients[0]?.networkChanged();
    await waitFor('the first to notice', () => ended.length > 0);
    expect(ended[0]).toBe('told');
    link.restore();
    await waitFor('both again', areReady);
    for (const client of clients) client.close();
  });
});

// What happened: after any cut of its socket, a page heard nothing of its call any more. A stream that began stayed unseen, and when the
// worker died the picture was gone for good, on the tablet as on the desk.
describe('a page whose connection was cut while its media went on', () => {
  it('[MD9] has the streams that there are, not those of before', async () => {
    link.cut('socket');
    await waitFor('the cut to be noticed', () => !isLinked());
    await ambulance.publish('microphone', null);
    link.restore();
    await waitFor('the link', isLinked);
    await waitFor('the end of the sound', () => sources().join() === 'camera');
    await ambulance.publish('microphone', tracks.microphone);
    await waitFor('the sound again', () => sources().length === 2);
    expect(sources().toSorted()).toEqual(['camera', 'microphone']);
  });

  it('[MD7] [MD9] gets its picture back when the worker dies later', async () => {
    process.kill(server.app.workers.hosts()[0]!.worker.pid, 'SIGKILL');
    const camera = await waitFor('the camera of the new epoch', () => {
      const { epoch, remote } = desk.state.getSnapshot();
      const camera = remote.find(({ source }) => source === 'camera');
      return epoch === 2 && (camera?.track ?? undefined);
    });
    await untilPlaying(camera);
    expect(camera.readyState).toBe('live');
  });
});
