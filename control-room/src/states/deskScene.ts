import type { AccessKeeper, AccessState } from '@smart-triage/shared/client/accessKeeper';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { constantStore, createStore } from '@smart-triage/shared/client/store';
import type { CapacityFact } from '@smart-triage/shared/domain/capacity';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { applyCaseEvent } from '@smart-triage/shared/domain/applyCaseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { ASSUMED_ROADS } from '@smart-triage/shared/domain/roads';
import type { Actor } from '@smart-triage/shared/domain/role';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { AppError } from '@smart-triage/shared/errors/appError';
import type { RecordOutcome } from '@smart-triage/shared/domain/hospitalRecord';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { memoryStorage } from '@smart-triage/shared/testing/memoryStorage';
import type { VideoSegment } from '@smart-triage/shared/protocol/videoRecording';
import { addMs } from '@smart-triage/shared/time/instant';
import { createPreferences } from '@smart-triage/shared/ui/preferences.ts';
import type { StateLook } from '@smart-triage/shared/ui/states/showStates';
import { createStillDevice, drawnPicture, silentSound } from '@smart-triage/shared/ui/states/stillDevice.ts';
import type { Dependencies } from '../app/dependencies.ts';
import { createFaultLog } from '../app/faultLog.ts';
import { THEME_CHOICE, type THEMES } from '../app/preferences.ts';
import { createLetterKeys } from '../lib/letterKeys.ts';
import type { Route } from '../lib/route.ts';
import { CREW, DOCTOR, requestId, session } from '../testing/cases.ts';
import { createFakeClock, type FakeClock } from '../testing/fakeClock.ts';
import { FakeSignaling } from '../testing/fakeSignaling.ts';
import { type Office, officeAnswers } from './officeFixtures.ts';
import { DUTY, ECG, ENCODED, NOW, PATIENT, POSITIONS } from './deskCases.ts';

/** What the page finds around it; everything that is left out is as on a good day. */
export type DeskScene = {
  /** `null`: nobody is signed in. */
  readonly me?: Actor | null;
  readonly route?: Route;
  /** Every open case by its events. */
  readonly cases?: readonly (readonly CaseEvent[])[];
  readonly capacity?: readonly CapacityFact[];
  /** The board does not answer (yet). */
  readonly isBoardSilent?: boolean;
  readonly ecg?: 'none' | 'live';
  /** The ambulance sends neither picture nor sound. */
  readonly isPictureOff?: boolean;
  readonly isPhone?: boolean;
  /** Whose record can be asked for, and what it answers. */
  readonly recordSource?: string | null;
  readonly record?: RecordOutcome;
  /** What the researcher's and the auditor's page are told. */
  readonly office?: Office;
  /** Days that a recording is kept; left out, nothing is recorded here. */
  readonly videoDays?: number;
  /** What there is of it; `lost`: the server is not reached, left out: it has not answered. */
  readonly video?: readonly VideoSegment[] | 'lost';
};

export type DeskWorld = ReturnType<typeof createDeskWorld>;

/** Everything that the page has from outside, as fixtures: the real page runs on it, without a server. */
export function createDeskWorld(scene: DeskScene, { language, theme }: StateLook<(typeof THEMES)[number]>) {
  const clock = createFakeClock(NOW);
  const me = scene.me === undefined ? DOCTOR : scene.me;
  const signaling = createLink(scene, clock);
  const preferences = createPreferences(THEME_CHOICE, memoryStorage(), [language]);
  preferences.setTheme(theme);
  const letIn = (actor: Actor): AccessState => ({
    kind: 'in',
    access: { accessToken: 'fixture', expiresAt: addMs(NOW, 3600_000), actor, hasPassword: true },
  });
  const access = createStore<AccessState>(me ? letIn(me) : { kind: 'out' });
  const picture = (): MediaStreamTrack => drawnPicture(document);
  const dependencies: Dependencies = {
    clock,
    access: { state: access, token: () => 'fixture' } as unknown as AccessKeeper,
    faults: { ...createFaultLog(clock), report: ignoreRefusals },
    preferences,
    route: constantStore(scene.route ?? { kind: 'overview' }),
    url: '',
    createSignaling: () => {
      const nothing = () => undefined;
      const { state, on, onReady, request } = signaling;
      const client = {
        ...{ state, on, onReady, request, connect: nothing, retryNow: nothing },
        ...{ comeBack: nothing, close: nothing },
      };
      return client as unknown as SignalingClient;
    },
    newRequestId: () => requestId(1),
    createDevice: () =>
      Promise.resolve(
        createStillDevice({ trackOf: (producer) => (producer === 'camera' ? picture() : silentSound()) }),
      ),
    getMicrophone: () => Promise.resolve(silentSound()),
    makeStream: (track) => new MediaStream([track]),
    pixelRatio: () => 1,
    monotonicNow: () => performance.now(),
    firstEcgLayout: () => (window.innerWidth < 700 ? 'three' : 'twelve'),
    isHidden: () => false,
    open: () => undefined,
    getJson: (path, schema) =>
      path.endsWith('/video') ? videoAnswer(scene) : officeAnswers(scene.office ?? 'full')(path, schema),
    getBlob: () => new Promise(() => undefined),
    postJson: () => Promise.reject(new AppError(ErrorCode.NotFound, 'fixture')),
    loadPhoto: () => Promise.reject(new AppError(ErrorCode.NotFound, 'fixture')),
    reload: () => undefined,
    letterKeysOf: (userId) => createLetterKeys(memoryStorage(), userId),
    leaveBy: () => undefined,
    probe: null,
  };
  /** Nobody used the page for too long. */
  const rest = (): void => {
    access.set({ kind: 'out', hasEnded: true });
  };
  return { dependencies, clock, signaling, me, rest };
}

function videoAnswer({ video }: DeskScene): Promise<never> {
  if (video === 'lost') return Promise.reject(new AppError(ErrorCode.Disconnected, 'fixture'));
  return video ? Promise.resolve({ segments: video } as never) : new Promise(() => undefined);
}

/** What a fixture does not answer is no fault of the page. */
function ignoreRefusals(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}

const CAMERA = { producerId: 'camera', source: 'camera', kind: 'video' } as const;
const MICROPHONE = { producerId: 'microphone', source: 'microphone', kind: 'audio' } as const;

function createLink(scene: DeskScene, clock: FakeClock): FakeSignaling {
  const { cases = [], capacity = [], ecg = 'live' } = scene;
  const signaling = new FakeSignaling();
  const states = cases.map(stateOf);
  const eventsOf = (id: string) => cases.find(([first]) => first?.caseId === id);
  if (!scene.isBoardSilent) signaling.answer('board:watch', () => ({ cases: states, positions: POSITIONS }));
  signaling.answer('capacity:watch', () => ({ facts: [...capacity], roads: ASSUMED_ROADS }));
  signaling.answer('duty:watch', () => ({ duty: DUTY, escalatesAfterMs: 60_000 }));
  signaling.answer('time:ping', () => ({ serverTime: clock.now() }));
  signaling.answer('case:watch', ({ caseId }) => {
    const events = eventsOf(caseId);
    if (!events) throw new AppError(ErrorCode.NotFound, 'fixture');
    return { case: stateOf(events) };
  });
  signaling.answer('case:history', ({ caseId }) => ({
    events: [...(eventsOf(caseId) ?? [])],
    nextSeq: null,
  }));
  const streamId = ECG[0]?.streamId;
  if (ecg === 'live') keepStreaming(signaling, clock);
  signaling.answer('ecg:watch', () => ({
    streams: ecg === 'none' || !streamId ? [] : [{ streamId, lastSeq: ECG.length - 1, gaps: [] }],
    recent: packFrames(ecg === 'none' ? [] : ENCODED),
  }));
  signaling.answer('ecg:read', ({ fromSeq, toSeq }) => ({
    frames: packFrames(ENCODED.slice(fromSeq, toSeq + 1)),
  }));
  signaling.answer('media:join', () => ({
    epoch: 1,
    rtpCapabilities: { codecs: [] },
    producers: scene.isPictureOff
      ? []
      : [CAMERA, MICROPHONE].map((producer) => ({ ...producer, owner: CREW, paused: false, limit: 'none' })),
    viewers: [],
  }));
  const { record, videoDays } = scene;
  signaling.answer('video:policy', () => ({
    policy: videoDays === undefined ? null : { keptDays: videoDays },
  }));
  signaling.answer('hospital-record:source', () => ({ source: scene.recordSource ?? null }));
  if (record) signaling.answer('hospital-record:open', () => ({ outcome: record }));
  signaling.answer('transport:create', () => ({ transport: {} }) as never);
  signaling.answer(
    'consumer:create',
    () => ({ consumerId: 'still', kind: 'video', rtpParameters: { codecs: [] } }) as never,
  );
  signaling.answer('consumer:resume', () => ({}));
  return signaling;
}

const FRAME_MS = 100;

/** The ECG goes on for as long as there is a link. */
function keepStreaming(signaling: FakeSignaling, clock: FakeClock): void {
  let next = 0;
  setInterval(() => {
    const frame = ECG[next % ECG.length];
    if (!frame || signaling.state.getSnapshot().kind !== 'ready') return;
    const bytes = encodeFrame({ ...frame, seq: ECG.length + next, capturedAt: clock.now() });
    next += 1;
    signaling.tell('ecg:received', { caseId: PATIENT, frames: packFrames([bytes]) });
  }, FRAME_MS);
}

export function stateOf(events: readonly CaseEvent[]): CaseState {
  const state = events.reduce<CaseState | null>((before, event) => applyCaseEvent(before, event), null);
  if (!state) throw new RangeError('a case has events');
  return state;
}

/** The moment at which the page has its link. */
export function arrive({ signaling, me }: DeskWorld): void {
  if (me) signaling.become(session(me, NOW));
}
