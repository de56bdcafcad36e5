import type { MediaSession } from '@smart-triage/shared/client/mediaSession';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { encodeFrame, encodeHead } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFrame, openCase, startEcg } from './support/openCase.ts';
import { joinMedia, TestTracks, untilPlaying } from './support/participant.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;
let caseId: CaseId;
let tracks: TestTracks;
let ambulance: MediaSession;
let controlRoom: MediaSession;
let errors: unknown[];

beforeEach(async () => {
  server = await TestServer.start();
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
  caseId = await openCase(crew);
  tracks = new TestTracks();
  errors = [];
  ambulance = joinMedia(crew, caseId, errors);
  controlRoom = joinMedia(cardiologist, caseId, errors);
  await ambulance.publish('camera', tracks.camera);
  await ambulance.publish('microphone', tracks.microphone);
  await waitFor('both have joined', () =>
    [ambulance, controlRoom].every(({ state }) => state.getSnapshot().phase === 'live'),
  );
});
afterEach(async () => {
  ambulance.close();
  controlRoom.close();
  tracks.stop();
  await server.stop();
});

const NOTHING = { rooms: 0, peers: 0, transports: 0, producers: 0, consumers: 0 };

const received = (session: MediaSession, source: string) =>
  session.state.getSnapshot().remote.find((media) => media.source === source && media.track !== null);

/** Decoded pictures or audible sound, not only packets. */
async function expectMediaToFlow(session: MediaSession, source: string): Promise<void> {
  const media = await waitFor(`${source} is received`, () => received(session, source));
  await untilPlaying(media.track!);
}

describe('media of a case, with real WebRTC at both ends', () => {
  it('[MD2] [MD3] reach the control room, and its talkback the ambulance', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    await expectMediaToFlow(controlRoom, 'microphone');
    await controlRoom.publish('talkback', tracks.microphone.clone());
    await expectMediaToFlow(ambulance, 'talkback');
    const own = ambulance.state.getSnapshot().remote.map(({ source }) => source);
    expect(own).toEqual(['talkback']);
    expect(errors).toEqual([]);
  });

  /** Found with two browsers: what was opened while a viewer was making its transports never reached it. */
  it('[MD2] reach a viewer who joins at the very moment in which they start', async () => {
    const late = await server.connect(await server.staffToken('cardio2'));
    const viewer = joinMedia(late, caseId, errors);
    await ambulance.publish('camera', null);
    await ambulance.publish('camera', tracks.camera);
    await expectMediaToFlow(viewer, 'camera');
    const cameras = () => viewer.state.getSnapshot().remote.filter(({ source }) => source === 'camera');
    await waitFor('the camera that ended is gone', () => cameras().length === 1);
    viewer.close();
    expect(errors).toEqual([]);
  });

  it('are sent once, however often and early a source is published', async () => {
    await Promise.all([1, 2, 3].map(() => ambulance.publish('camera', tracks.camera)));
    await expectMediaToFlow(controlRoom, 'camera');
    const sources = controlRoom.state.getSnapshot().remote.map(({ source }) => source);
    expect(sources.toSorted()).toEqual(['camera', 'microphone']);
  });

  it('[CO7] are said to the crew to reach somebody only as long as they do', async () => {
    const viewers = () => ambulance.state.getSnapshot().viewers;
    const got = () => viewers().map(({ getsPicture, getsSound }) => [getsPicture, getsSound]);
    await expectMediaToFlow(controlRoom, 'camera');
    await waitFor('both to be said', () => got().flat().join() === 'true,true');
    expect(viewers()[0]?.person.id).toBe('demo-cardio');
    await ambulance.setPaused('microphone', true);
    await waitFor('no sound', () => got().flat().join() === 'true,false');
    controlRoom.close();
    await waitFor('nobody', () => viewers().length === 0);
  });

  it('[MD1] are counted back to zero when everyone has left', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    expect(await server.app.rooms.counts()).toMatchObject({ rooms: 1, peers: 2, producers: 2, consumers: 2 });
    controlRoom.close();
    await waitFor('the viewer is gone', async () => (await server.app.rooms.counts()).peers === 1);
    ambulance.close();
    await waitFor('everything is released', async () => (await server.app.rooms.counts()).rooms === 0);
    expect(await server.app.rooms.counts()).toEqual(NOTHING);
  });

  it('[MD7] come back by themselves after the worker was killed, with a higher epoch', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    const { epoch } = controlRoom.state.getSnapshot();
    process.kill(server.app.workers.hosts()[0]!.worker.pid, 'SIGKILL');
    await waitFor('a higher epoch', () => controlRoom.state.getSnapshot().epoch > epoch);
    await waitFor('the camera again', () => received(controlRoom, 'camera') !== undefined);
    await expectMediaToFlow(controlRoom, 'camera');
    await expectMediaToFlow(controlRoom, 'microphone');
    expect(await server.app.rooms.counts()).toMatchObject({ rooms: 1, peers: 2, producers: 2, consumers: 2 });
  });

  it('[MD7] are joined while the only worker restarts, without a refusal', async () => {
    const late = await server.connect(await server.staffToken('cardio2'));
    const { worker } = server.app.workers.hosts()[0]!;
    const died = new Promise((resolve) => worker.once('died', resolve));
    process.kill(worker.pid, 'SIGKILL');
    await died;
    expect(server.app.workers.hosts()).toEqual([]);
    expect(await late.request('media:join', { caseId })).toMatchObject({ producers: [] });
  });

  it('come back by themselves after the server was restarted', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    await server.restart();
    await waitFor('the camera is lost', () => received(controlRoom, 'camera') === undefined);
    await waitFor('the camera again', () => received(controlRoom, 'camera') !== undefined);
    await expectMediaToFlow(controlRoom, 'camera');
    expect(await server.app.rooms.counts()).toMatchObject({ rooms: 1, peers: 2, producers: 2, consumers: 2 });
  });

  it('[MD8] tell viewers, those who join later too, when the link has no room for the picture', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    const { producerId } = received(controlRoom, 'camera')!;
    await crew.request('producer:set-limit', { caseId, producerId, limit: 'no-room' });
    await waitFor('the reason', () => received(controlRoom, 'camera')?.limit === 'no-room');
    const late = await server.connect(await server.staffToken('cardio2'));
    const { producers } = await late.request('media:join', { caseId });
    expect(producers.find(({ source }) => source === 'camera')).toMatchObject({ limit: 'no-room' });
    const denied = cardiologist.request('producer:set-limit', { caseId, producerId, limit: 'none' });
    await expect(denied).rejects.toMatchObject({ code: 'not-found' });
  });

  it('[MD14] tell viewers how long a picture takes to the server, as its sender says and nobody else', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    const { producerId } = received(controlRoom, 'camera')!;
    await crew.request('producer:tell-delay', { caseId, producerId, delayMs: 81 });
    await waitFor('the delay', () => received(controlRoom, 'camera')?.senderDelayMs === 81);
    const denied = cardiologist.request('producer:tell-delay', { caseId, producerId, delayMs: 1 });
    await expect(denied).rejects.toMatchObject({ code: 'not-found' });
  });

  it('[MD4] are refused from whoever may not send them', async () => {
    const { transport } = await cardiologist.request('transport:create', { caseId, direction: 'send' });
    const rtpParameters = {
      codecs: [{ mimeType: 'video/VP8', payloadType: 101, clockRate: 90_000 }],
      encodings: [{ ssrc: 1 }],
    };
    const asCamera = {
      caseId,
      transportId: transport.id,
      source: 'camera',
      kind: 'video',
      rtpParameters,
    } as const;
    await expect(cardiologist.request('producer:create', asCamera)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const asTalkback = { ...asCamera, source: 'talkback' } as const;
    await expect(cardiologist.request('producer:create', asTalkback)).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it("[MD5] know another session's transports as little as invented ones", async () => {
    const { transport } = await crew.request('transport:create', { caseId, direction: 'send' });
    for (const transportId of [transport.id, 'invented']) {
      const restart = cardiologist.request('transport:restart-ice', { caseId, transportId });
      await expect(restart).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('[MD6] go on when a client sends dictionaries that have killed workers before', async () => {
    await expectMediaToFlow(controlRoom, 'camera');
    const { transport } = await cardiologist.request('transport:create', { caseId, direction: 'send' });
    const connect = (fingerprints: { algorithm: 'sha-256'; value: string }[]) =>
      cardiologist.request('transport:connect', {
        caseId,
        transportId: transport.id,
        dtlsParameters: { fingerprints },
      });
    await expect(connect([])).rejects.toMatchObject({ code: 'invalid' });
    await expect(connect([{ algorithm: 'sha-256', value: 'zz' }])).rejects.toMatchObject({ code: 'invalid' });
    await expectMediaToFlow(controlRoom, 'camera');
  });

  it('[EC2] [EC3] carry ECG frames over the data channel into the store', async () => {
    const streamId = await startEcg(crew, caseId);
    let through = -1;
    crew.on('ecg:acknowledged', (ack) => {
      if (ack.streamId === streamId) through = ack.through;
    });
    ambulance.useEcgChannel((channel) => {
      for (const seq of [0, 1, 2, 3]) channel.send(encodeFrame(aFrame(streamId, seq)));
    });
    await waitFor('all four are committed', () => through === 3);
    const { streams } = await cardiologist.request('ecg:watch', { caseId });
    expect(streams).toEqual([{ streamId, lastSeq: 3, gaps: [] }]);
  });

  it('[EC13] show the head of a frame to whoever watches, store none of it, and tell the tablet that somebody watches', async () => {
    const streamId = await startEcg(crew, caseId);
    const heads: Uint8Array[] = [];
    let isWatched = false;
    cardiologist.on('ecg:ahead', (told) => {
      if (told.caseId === caseId) heads.push(told.head);
    });
    crew.on('ecg:watched', (told) => {
      isWatched ||= told.caseId === caseId;
    });
    await cardiologist.request('ecg:watch', { caseId });
    const head = encodeHead(aFrame(streamId, 1));
    let sendAgain = (): void => undefined;
    ambulance.useEcgChannel((channel) => {
      sendAgain = () => {
        channel.send(head);
      };
    });
    await waitFor('a head', () => {
      sendAgain();
      return heads.length > 0;
    });
    expect(Buffer.from(heads[0] ?? [])).toEqual(Buffer.from(head));
    await crew.request('ecg:push', { caseId, frames: packFrames([encodeFrame(aFrame(streamId, 0))]) });
    await waitFor('the news', () => isWatched);
    const { streams } = await cardiologist.request('ecg:watch', { caseId });
    expect(streams.find((stream) => stream.streamId === streamId)).toMatchObject({ lastSeq: 0, gaps: [] });
  });
});
