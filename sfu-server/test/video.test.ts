import type { MediaSession } from '@smart-triage/shared/client/mediaSession';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { VideoAnswer } from '@smart-triage/shared/domain/videoRecording';
import {
  type VideoSegment,
  videoPath,
  VideoSegmentsSchema,
  videoSegmentPath,
} from '@smart-triage/shared/protocol/videoRecording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { BufferSource, EncodedPacketSink, Input, WEBM } from 'mediabunny';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runStoreCommand } from '../src/keeping/storeCommands.ts';
import { keyFileOf } from '../src/store/vault/masterKeys.ts';
import { videoFolderOf } from '../src/store/videoFiles.ts';
import { keyFrameSize } from '../src/video/vp8Payload.ts';
import { change, openCase } from './support/openCase.ts';
import { joinMedia, TestTracks, untilPlaying } from './support/participant.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

const POLICY = { RECORD_VIDEO: 'true', RETAIN_VIDEO_DAYS: '30' };
const GIVEN: VideoAnswer = { answer: 'given', keptDays: 30 };

/** Real encoders, on a machine that does other things too. */
const LONG_MS = 180_000;

type Scene = Awaited<ReturnType<typeof setUp>>;
let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

/** A case whose ambulance sends real pictures and sound, and a cardiologist who gets them. */
async function setUp(settings: NodeJS.ProcessEnv) {
  const server = await TestServer.start(settings);
  const crew = await server.connect(await server.tabletToken(0));
  const token = await server.staffToken('cardio');
  const cardiologist = await server.connect(token);
  const caseId = await openCase(crew);
  const tracks = new TestTracks();
  const ambulance = joinMedia(crew, caseId);
  const viewer = joinMedia(cardiologist, caseId);
  close = async () => {
    ambulance.close();
    viewer.close();
    tracks.stop();
    await server.stop();
  };
  await ambulance.publish('camera', tracks.camera);
  await ambulance.publish('microphone', tracks.microphone);
  await playing(viewer);
  return { server, crew, cardiologist, token, caseId, tracks, ambulance };
}

/** Pictures go through the room. */
async function playing(viewer: MediaSession): Promise<void> {
  const seen = () =>
    viewer.state.getSnapshot().remote.find(({ source, track }) => source === 'camera' && track);
  await untilPlaying((await waitFor('the picture is received', seen)).track!);
}

const say = (crew: SignalingClient, caseId: CaseId, answer: VideoAnswer) =>
  crew.request('video:consent', { ...change(caseId), answer });

async function videoOf({ crew, caseId }: Pick<Scene, 'crew' | 'caseId'>): Promise<CaseState['video']> {
  return (await crew.request('case:watch', { caseId })).case.video;
}

const isRecording = async (scene: Scene): Promise<boolean> =>
  (await videoOf(scene)).stretches.at(-1)?.endedAt === null;

async function get({ server }: Scene, path: string, token: string): Promise<Response> {
  return fetch(`${server.app.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
}

async function segmentsOf(scene: Scene): Promise<VideoSegment[]> {
  const response = await get(scene, videoPath(scene.caseId), scene.token);
  return VideoSegmentsSchema.parse(await response.json()).segments;
}

const codeOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

/** Stops and starts the server, and waits until the crew has its link again. */
async function restart({ server, crew }: Scene): Promise<void> {
  await server.restart();
  await waitFor('the link is back', () => crew.state.getSnapshot().kind === 'ready');
}

/** Records a stretch that ends with the camera. */
async function record(scene: Scene): Promise<VideoSegment> {
  await say(scene.crew, scene.caseId, GIVEN);
  await waitFor('it records', () => isRecording(scene));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await scene.ambulance.publish('camera', null);
  await waitFor('it stopped', async () => !(await isRecording(scene)));
  return waitFor('a piece is kept', async () => (await segmentsOf(scene))[0]);
}

const folderOf = ({ server, caseId }: Scene): string => join(videoFolderOf(server.dataDir), caseId);

describe('video of a case', () => {
  it(
    '[VR1] is not recorded without a policy: nobody can agree to it, and nothing is written',
    async () => {
      const scene = await setUp({});
      expect(await scene.crew.request('video:policy', {})).toEqual({ policy: null });
      expect(await codeOf(say(scene.crew, scene.caseId, GIVEN))).toBe('not-allowed-now');
      await scene.ambulance.publish('camera', null);
      expect(existsSync(videoFolderOf(scene.server.dataDir))).toBe(false);
      expect(await segmentsOf(scene)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    '[VR1] [VR2] [VR3] waits for the patient to agree to what was said, goes on after a restart, and ends with the case',
    async () => {
      const scene = await setUp(POLICY);
      const { crew, caseId, server } = scene;
      expect(await crew.request('video:policy', {})).toEqual({ policy: { keptDays: 30 } });
      expect(await codeOf(say(crew, caseId, { ...GIVEN, keptDays: 7 }))).toBe('not-allowed-now');
      await say(crew, caseId, { ...GIVEN, answer: 'refused' });
      await restart(scene);
      expect(existsSync(videoFolderOf(server.dataDir))).toBe(false);
      expect((await videoOf(scene)).stretches).toEqual([]);

      await say(crew, caseId, GIVEN);
      await waitFor('it records', () => isRecording(scene));
      await restart(scene);
      await waitFor('the stop is known', async () => (await videoOf(scene)).stretches[0]?.endedAt !== null);
      await waitFor('it records again', () => isRecording(scene));
      await crew.request('case:close-undecided', { ...change(caseId), reason: 'test' });
      await waitFor('it stopped', async () => !(await isRecording(scene)));
      await waitFor('both pieces are kept', async () => (await segmentsOf(scene)).length === 2);
    },
    LONG_MS,
  );

  it(
    '[VR2] [VR4] [VR5] [VR6] is kept sealed, is in a backup, plays, is shown to cardiologists alone with a line each time, and goes when the patient wants',
    async () => {
      const scene = await setUp(POLICY);
      const segment = await record(scene);
      await expectSealed(scene, segment);
      await expectInBackup(scene, segment);
      await expectShownToCardiologistsAlone(scene, segment);
      await expectErased(scene);
    },
    LONG_MS,
  );
});

async function expectSealed(scene: Scene, { segmentId }: VideoSegment): Promise<void> {
  expect(await readdir(folderOf(scene))).toEqual([segmentId]);
  const sealed = await readFile(join(folderOf(scene), segmentId));
  // What every WebM file begins with.
  expect(sealed.includes(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))).toBe(false);
}

/** [ST6] Of the server that runs, restored elsewhere: the same file, which the same key opens. */
async function expectInBackup({ server, caseId }: Scene, { segmentId }: VideoSegment): Promise<void> {
  const other = await mkdtemp(join(tmpdir(), 'smart-triage-video-'));
  const file = join(other, 'backup.gz');
  const store = (command: string, data: string) => runStoreCommand([command, file, '--data', data], {});
  expect(await store('backup', server.dataDir)).toMatch(/, 1 pieces of recorded video/);
  await cp(keyFileOf(server.dataDir), keyFileOf(other));
  expect(await store('restore', other)).toMatch(/, 1 pieces of recorded video/);
  const place = [caseId, segmentId] as const;
  const [kept, restored] = [server.dataDir, other].map((dir) => join(videoFolderOf(dir), ...place));
  expect(await readFile(restored!)).toEqual(await readFile(kept!));
  await rm(other, { recursive: true });
}

async function expectShownToCardiologistsAlone(scene: Scene, segment: VideoSegment): Promise<void> {
  const { server, caseId, token } = scene;
  const path = videoSegmentPath(caseId, segment.segmentId);
  const response = await get(scene, path, token);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toBe('video/webm');
  await expectToPlay(new Uint8Array(await response.arrayBuffer()), segment);

  const auditor = await server.staffToken('auditor');
  const others = [auditor, await server.staffToken('dispatch'), await server.staffToken('elsewhere')];
  for (const other of others) expect((await get(scene, path, other)).status).toBe(403);
  const log = await get(scene, `/api/v1/access-log?caseId=${caseId}&type=video-viewed`, auditor);
  expect(await log.json()).toMatchObject({
    lines: [{ data: { segmentId: segment.segmentId }, authorisation: { protocol: 'video:play' } }],
  });
}

/** At once: what was not kept yet is forgotten, and what was is deleted when the patient wants. */
async function expectErased(scene: Scene): Promise<void> {
  const { crew, caseId, ambulance, tracks } = scene;
  expect(await codeOf(crew.request('video:erase', change(caseId)))).toBe('not-allowed-now');
  await ambulance.publish('camera', tracks.camera);
  await waitFor('it records again', () => isRecording(scene));
  await say(crew, caseId, { ...GIVEN, answer: 'withdrawn' });
  await waitFor('it stopped', async () => !(await isRecording(scene)));
  expect(await readdir(folderOf(scene))).toHaveLength(1);
  await crew.request('video:erase', change(caseId));
  expect(existsSync(folderOf(scene))).toBe(false);
  expect(await segmentsOf(scene)).toEqual([]);
  expect(await videoOf(scene)).toMatchObject({ stretches: [], consent: { answer: 'withdrawn' } });
}

/** Real pictures, whole from the first one, with sound beside them, as long as its times say. */
async function expectToPlay(bytes: Uint8Array, segment: VideoSegment): Promise<void> {
  const input = new Input({ source: new BufferSource(bytes), formats: [WEBM] });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  expect([await video!.getCodec(), await audio!.getCodec()]).toEqual(['vp8', 'opus']);
  const first = await new EncodedPacketSink(video!).getFirstPacket();
  expect(keyFrameSize(first!.data)).toEqual({
    width: await video!.getCodedWidth(),
    height: await video!.getCodedHeight(),
  });
  const seconds = (segment.endedAt - segment.startedAt) / 1000;
  expect(await video!.computeDuration()).toBeCloseTo(seconds, 0);
  const { packetCount } = await video!.computePacketStats();
  expect(packetCount).toBeGreaterThan(5);
}
