import fc from 'fast-check';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { CaseRecording } from '../../src/video/caseRecording.ts';
import { change, openCase } from '../support/openCase.ts';
import { joinMedia, TestTracks, untilPlaying } from '../support/participant.ts';
import { Insider } from '../support/insider.ts';
import { rtp } from '../support/rtpPackets.ts';
import { chunk, SctpPeer } from '../support/sctpPeer.ts';
import { TestServer } from '../support/testServer.ts';
import { waitFor } from '../support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let tracks: TestTracks;
let ambulance: MediaSession;
let controlRoom: MediaSession;
let port: number;
let caseId: CaseId;

beforeAll(async () => {
  server = await TestServer.start({ RECORD_VIDEO: 'true', RETAIN_VIDEO_DAYS: '30' });
  crew = await server.connect(await server.tabletToken(0));
  const cardiologist = await server.connect(await server.staffToken('cardio'));
  caseId = await openCase(crew);
  tracks = new TestTracks();
  ambulance = joinMedia(crew, caseId);
  controlRoom = joinMedia(cardiologist, caseId);
  await ambulance.publish('camera', tracks.camera);
  await picture();
  await crew.request('video:consent', { ...change(caseId), answer: { answer: 'given', keptDays: 30 } });
  await waitFor('it records', isRecording);
  const spy = await server.connect(await server.staffToken('cardio2'));
  await spy.request('media:join', { caseId });
  const { transport } = await spy.request('transport:create', { caseId, direction: 'receive' });
  port = transport.iceCandidates[0]!.port;
});
afterAll(async () => {
  ambulance.close();
  controlRoom.close();
  tracks.stop();
  await server.stop();
});

/** Decoded pictures at the other end, not only packets. */
async function picture(): Promise<void> {
  const media = await waitFor('the camera', () =>
    controlRoom.state.getSnapshot().remote.find(({ source, track }) => source === 'camera' && track !== null),
  );
  await untilPlaying(media.track!);
}

async function isRecording(): Promise<boolean> {
  const { video } = (await crew.request('case:watch', { caseId })).case;
  return video.stretches.length === 1 && video.stretches[0]?.endedAt === null;
}

/** A DTLS 1.2 ClientHello that any server would answer (RFC 6347 4.2, RFC 5764 for SRTP). */
function clientHello(seed: number): Uint8Array {
  const short = (value: number) => [(value >> 8) & 0xff, value & 0xff];
  const random = Array.from({ length: 32 }, (_, at) => (seed * 31 + at * 7) % 256);
  const extensions = [
    ...[0, 10, 0, 4, 0, 2, 0, 29],
    ...[0, 13, 0, 4, 0, 2, 4, 3],
    ...[0, 14, 0, 5, 0, 2, 0, 7, 0],
  ];
  const suites = [0xc0, 0x2b, 0xc0, 0x2f];
  const body = [
    ...[0xfe, 0xfd, ...random, 0, 0],
    ...[...short(suites.length), ...suites, 1, 0],
    ...[...short(extensions.length), ...extensions],
  ];
  const length = [0, ...short(body.length)];
  const handshake = [1, ...length, 0, 0, 0, 0, 0, ...length, ...body];
  return Uint8Array.from([22, 0xfe, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, ...short(handshake.length), ...handshake]);
}

const workerPids = () => server.app.workers.hosts().map(({ worker }) => worker.pid);

/** Random bytes behind the start that makes the worker take them for what they claim to be (RFC 7983). */
const behind = (...start: number[]) =>
  fc.uint8Array({ maxLength: 1400 }).map((rest) => Uint8Array.from([...start, ...rest]));
const MAGIC = [0x21, 0x12, 0xa4, 0x42];
const PACKETS = {
  'STUN with wrong lengths and attributes': behind(0, 1, 0xff, 0xfc, ...MAGIC),
  'STUN binding requests with garbage': behind(0, 1, 0, 24, ...MAGIC),
  'DTLS client hellos': behind(22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 1),
  'DTLS records of no epoch, which may carry SCTP': behind(23, 254, 253, 255, 255),
  'SRTP of no stream': behind(0x90, 0x60),
  'SRTCP of no stream': behind(0x80, 200),
  'bytes of no protocol': fc.uint8Array({ minLength: 1, maxLength: 1400 }),
};
const ROUNDS = 400;

async function flood(packets: readonly Uint8Array[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const packet of packets) {
    await new Promise((resolve) => {
      socket.send(packet, port, '127.0.0.1', resolve);
    });
  }
  socket.close();
}

describe('the media port, while a call runs', () => {
  it.each(Object.entries(PACKETS))('takes %s without harm: the call goes on', async (_, packets) => {
    const before = workerPids();
    await flood(fc.sample(packets, { numRuns: ROUNDS, seed: 20261123 }));
    await picture();
    expect(workerPids()).toEqual(before);
  });

  it('[17.2.6] takes well-formed DTLS hellos of others while a call is being set up: the right one wins, and the call goes on', async () => {
    const before = workerPids();
    const attackers = Array.from({ length: 20 }, () => createSocket('udp4'));
    const race = { isOn: true };
    // Each from an address of its own, as somebody would who hopes to be earlier than the browser that was answered by ICE.
    const racing = (async () => {
      for (let round = 0; race.isOn; round++) {
        for (const socket of attackers)
          await new Promise((resolve) => {
            socket.send(clientHello(round), port, '127.0.0.1', resolve);
          });
        await wait(20);
      }
    })();
    const late = await server.connect(await server.staffToken('dispatch'));
    const joining = joinMedia(late, caseId);
    const media = await waitFor('the camera', () =>
      joining.state.getSnapshot().remote.find(({ source, track }) => source === 'camera' && track !== null),
    );
    await untilPlaying(media.track!);
    race.isOn = false;
    await racing;
    for (const socket of attackers) socket.close();
    joining.close();
    await picture();
    expect(workerPids()).toEqual(before);
  });

  it('[17.2.5] takes a flood of SRTP that nobody has keys for: pictures go on coming while it lasts', async () => {
    const before = workerPids();
    const packet = Uint8Array.from({ length: 1200 }, (_, at) => [0x80, 96, 0, 1][at] ?? at % 251);
    const attacker = createSocket('udp4');
    const race = { isOn: true };
    let sent = 0;
    const flooding = (async () => {
      while (race.isOn || sent < 20_000) {
        packet.set([sent >> 8, sent], 2);
        await new Promise((resolve) => {
          attacker.send(packet, port, '127.0.0.1', resolve);
        });
        sent++;
        // The server and both ends of the call share this process with whoever attacks it.
        if (sent % 100 === 0) await wait(5);
      }
    })();
    await picture();
    race.isOn = false;
    await flooding;
    attacker.close();
    await picture();
    expect(workerPids()).toEqual(before);
  });

  it('takes garbage over TCP without harm: the call goes on', async () => {
    const before = workerPids();
    for (const packet of fc.sample(behind(0xff, 0xff), { numRuns: 20, seed: 20261123 })) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(packet));
        socket.on('error', () => {
          resolve();
        });
        socket.on('close', () => {
          resolve();
        });
        socket.resume();
        setTimeout(() => socket.destroy(), 50);
      });
    }
    await picture();
    expect(workerPids()).toEqual(before);
  });

  // Chunk types of RFC 9260 and its extensions, and some that nobody has given out.
  const TYPES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 64, 128, 130, 132, 192, 193, 194, 255];
  const chunks = fc.array(
    fc
      .tuple(
        fc.constantFrom(...TYPES),
        fc.nat(255),
        fc.uint8Array({ maxLength: 120 }),
        fc.option(fc.constantFrom(0, 1, 3, 5, 0x7fff, 0xffff), { nil: undefined }),
      )
      .map(([type, flags, body, length]) => chunk(type, flags, body, length)),
    { minLength: 1, maxLength: 8 },
  );

  it.each([
    ['before it is there', false],
    ['once it is there', true],
  ])('takes malformed SCTP of an association %s without harm: the call goes on', async (_, isAccepted) => {
    const before = workerPids();
    const [host] = server.app.workers.hosts();
    const router = await host!.worker.createRouter();
    for (let association = 0; association < 8; association++) {
      const peer = await SctpPeer.open(router);
      if (isAccepted) await peer.acceptInit();
      for (const list of fc.sample(chunks, { numRuns: 60, seed: 20261124 + association }))
        await peer.say(...list);
      for (const bytes of fc.sample(behind(0x13, 0x88, 0x13, 0x88), { numRuns: 30, seed: association + 1 }))
        await peer.sendBytes(bytes);
      // The worker answers this one only after everything before it.
      await host!.worker.getResourceUsage();
      peer.close();
    }
    router.close();
    await picture();
    expect(workerPids()).toEqual(before);
  });
});

describe('whoever holds the keys of a call that is recorded', () => {
  const WRONG_RTP = fc
    .tuple(fc.nat(255), fc.boolean(), fc.nat(0xffff), fc.nat(), fc.uint8Array({ maxLength: 1200 }))
    .map(([first, marker, seq, timestamp, rest]) => {
      const packet = rtp({ seq, timestamp, marker }, rest);
      // Of this version, with whatever padding, extension and sources it claims.
      packet[0] = 0x80 | (first & 0x3f);
      return packet;
    });
  const WRONG_RTCP = fc
    .tuple(fc.nat(31), fc.integer({ min: 192, max: 213 }), fc.nat(300), fc.uint8Array({ maxLength: 1200 }))
    .map(([count, type, words, rest]) => Uint8Array.from([0x80 | count, type, words >> 8, words, ...rest]));

  it.each([
    ['RTP', WRONG_RTP],
    ['RTCP', WRONG_RTCP],
  ])(
    '[17.2.4] [17.2.7] sends malformed %s of their own stream: call and recording go on',
    async (_, made) => {
      const before = workerPids();
      const insider = await Insider.create((await server.app.rooms.find(caseId))!.router);
      for (const packet of fc.sample(made, { numRuns: 1500, seed: 20261128 })) await insider.send(packet);
      await picture();
      insider.close();
      expect([workerPids(), await isRecording()]).toEqual([before, true]);
    },
  );

  it('[17.2.5] [17.2.7] [VR7] floods: what is far more than a camera is not recorded any more, and the call goes on', async () => {
    const insider = await Insider.create((await server.app.rooms.find(caseId))!.router);
    const told = { isFlooded: false };
    const recording = await CaseRecording.create({
      router: insider.router,
      cameraId: insider.producerId,
      now: () => Date.now(),
      onStart: () => undefined,
      onSegment: () => undefined,
      onFlood: () => {
        told.isFlooded = true;
        recording.close(false);
      },
      onError: (error) => {
        throw error;
      },
    });
    // Each a key frame (RFC 7741, 4.2; RFC 6386, 9.1), or the worker would wait for one.
    const payload = new Uint8Array(1200).fill(0x10, 0, 2);
    for (let seq = 0; !told.isFlooded; seq++) {
      await insider.send(rtp({ seq, timestamp: seq * 3000, marker: true }, payload));
      if (seq % 100 === 0) await wait(1);
    }
    await picture();
    insider.close();
    expect(await isRecording()).toBe(true);
  });
});
