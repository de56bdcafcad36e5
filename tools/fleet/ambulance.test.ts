import type { MediaSession, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { type CaseId, HospitalIdSchema } from '@smart-triage/shared/domain/ids';
import { decodeFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinMedia, untilPlaying } from '../../sfu-server/test/support/participant.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { Ambulance } from './ambulance.ts';
import type { DeadZone } from './deadZones.ts';
import { serverConnector } from './link/serverConnection.ts';
import { PROFILES } from './profiles.ts';

/** Long enough that both ends notice that the link is gone. */
const DEAD_ZONE: DeadZone = { afterMs: 4000, lengthMs: 9000 };
const NEVER_MS = 2 ** 31 - 1;

const profile = PROFILES[2]!;
const errors: unknown[] = [];
let server: TestServer;
let cardiologist: SignalingClient;
let ambulance: Ambulance;
let media: MediaSession;
let caseId: CaseId;

function* oneDeadZone(): Generator<DeadZone, never> {
  yield DEAD_ZONE;
  for (;;) yield { afterMs: NEVER_MS, lengthMs: 0 };
}

beforeAll(async () => {
  server = await TestServer.start();
  cardiologist = await server.connect(await server.staffToken('cardio'));
  ambulance = await Ambulance.create({
    profile,
    connectToServer: serverConnector(server.app.url, null),
    pairingCode: server.app.demo!.tablets[3]!.code,
    memory: { recall: () => Promise.resolve(null), keep: () => Promise.resolve() },
    recording: null,
    deadZones: oneDeadZone(),
    onError: (error) => errors.push(error),
  });
  caseId = (await waitFor('the case', firstCase)).caseId;
  media = joinMedia(cardiologist, caseId);
});
afterAll(async () => {
  media.close();
  ambulance.close();
  await ambulance.ended;
  await server.stop();
});

async function firstCase(): Promise<CaseState | undefined> {
  return (await cardiologist.request('board:watch', {})).cases[0];
}

async function currentCase(): Promise<CaseState> {
  return (await cardiologist.request('case:watch', { caseId })).case;
}

async function storedFrames() {
  const { streams } = await cardiologist.request('ecg:watch', { caseId });
  const [stream] = streams;
  return { streamId: stream?.streamId, lastSeq: stream?.lastSeq ?? -1, gaps: stream?.gaps ?? [] };
}

function remote(source: RemoteMedia['source']): MediaStreamTrack | undefined {
  return media.state.getSnapshot().remote.find((stream) => stream.source === source)?.track ?? undefined;
}

async function assertPlaying(source: RemoteMedia['source']): Promise<void> {
  await untilPlaying(await waitFor(source, () => remote(source)));
}

describe('a simulated ambulance', () => {
  it('opens a case that says that it is simulated, under its own unit', async () => {
    expect(await currentCase()).toMatchObject({ unit: profile.unit, simulated: true });
  });

  it('sends a moving picture and a sound', async () => {
    await assertPlaying('camera');
    await assertPlaying('microphone');
  });

  it('[EC5] delivers all ECG of a dead zone afterwards', async () => {
    const framesUntilItsEnd = (DEAD_ZONE.afterMs + DEAD_ZONE.lengthMs) / 100;
    const stored = await waitFor('every frame to beyond the dead zone', async () => {
      const frames = await storedFrames();
      return frames.lastSeq > framesUntilItsEnd && frames.gaps.length === 0 && frames;
    });
    const streamId = stored.streamId!;
    const { frames } = await cardiologist.request('ecg:read', { caseId, streamId, fromSeq: 0, toSeq: 99 });
    const seqs = unpackFrames(frames).map((bytes) => decodeFrame(bytes).seq);
    expect(seqs).toEqual(Array.from({ length: 100 }, (_, seq) => seq));
  });

  it('is seen and heard again after the dead zone', async () => {
    await assertPlaying('camera');
  });

  it('enters what its crew finds, measures vital signs and says where it is', async () => {
    const { intake, vitals } = await waitFor('intake and vital signs', async () => {
      const state = await currentCase();
      return state.intake.ageYears !== undefined && state.vitals.spo2 !== undefined && state;
    });
    expect(intake).toMatchObject({ sex: 'male', ageYears: 58 });
    expect(vitals.heartRate?.value).toBeGreaterThan(40);
    const { positions } = await cardiologist.request('board:watch', {});
    expect(positions[0]).toMatchObject({ caseId, destination: null, arrivalAt: null });
  });

  it('confirms a decision', async () => {
    const { decisionId } = await cardiologist.request('decision:record', {
      requestId: crypto.randomUUID(),
      caseId,
      decision: {
        disposition: { kind: 'transport', hospital: HospitalIdSchema.parse('lumc'), urgency: 'A1' },
        reason: 'ST elevation in V2 to V4',
        patientWish: '',
        shownScores: [],
      },
      replaces: null,
    });
    const state = await waitFor('the confirmation', async () => {
      const now = await currentCase();
      return now.status === 'acknowledged' && now;
    });
    expect(state.decision?.id).toBe(decisionId);
  });
});
