import type { AccessKeeper, AccessState } from '@smart-triage/shared/client/accessKeeper';
import { memoryEcgLog } from '@smart-triage/shared/client/ecgLog';
import type { ServerClock } from '@smart-triage/shared/client/serverClock';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { constantStore, createStore } from '@smart-triage/shared/client/store';
import type { CrewDuty } from '@smart-triage/shared/domain/crewDuty';
import { peekFrameHeader } from '@smart-triage/shared/ecg/frameHeader';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Viewer } from '@smart-triage/shared/protocol/media';
import type { RequestName } from '@smart-triage/shared/protocol/requests';
import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import {
  CARDIOLOGIST,
  CASE_ID,
  caseEvents,
  caseStateAfter,
  CREW,
} from '@smart-triage/shared/testing/caseEvents';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { memoryStorage } from '@smart-triage/shared/testing/memoryStorage';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { createPreferences } from '@smart-triage/shared/ui/preferences.ts';
import type { StateLook } from '@smart-triage/shared/ui/states/showStates';
import { createStillDevice, drawnPicture, silentSound } from '@smart-triage/shared/ui/states/stillDevice.ts';
import type { Dependencies } from '../app/dependencies.ts';
import { THEME_CHOICE, type THEMES } from '../app/preferences.ts';
import { createDutyKeeper } from '../lib/crew/dutyKeeper.ts';
import { EcgLeftovers } from '../lib/leftovers/ecgLeftovers.ts';
import { Outbox } from '../lib/outbox/outbox.ts';
import { memoryOutboxStore } from '../lib/outbox/outboxStore.ts';
import { PhotoQueue } from '../lib/photos/photoQueue.ts';
import type { BatteryLevel } from '../lib/platform/battery.ts';
import type { FleetMonitor, FleetMonitorState } from '../lib/monitor/fleetMonitor.ts';
import type { StorageRoom } from '../lib/platform/storageRoom.ts';
import { ASSESSED, HOSPITALS, NOW, RISK, type Told } from './tabletCase.ts';

/** What the tablet finds around it; everything that is left out is as on a good day. */
export type TabletScene = {
  /** What has happened to the open case; `null`: there is none. */
  readonly facts: readonly Told[] | null;
  /** `revoked`: it was, until an administrator took it back. */
  readonly isPaired?: boolean | 'revoked';
  /** There is no link, and there was none since the page was opened; what the server said before is kept. */
  readonly isOffline?: boolean;
  /** The server had the case and has it no more. */
  readonly isLost?: boolean;
  /** Something waits on the tablet from before. */
  readonly keeps?: boolean;
  /** How the server answers each entry about the patient, where not with silence. */
  readonly intakeFails?: ErrorCode;
  readonly isDiskFull?: boolean;
  readonly room?: StorageRoom;
  readonly battery?: BatteryLevel;
  readonly server?: ServerState;
  /** `refused`: the browser may not use them. */
  readonly devices?: 'there' | 'refused';
  readonly viewers?: readonly Viewer[];
  readonly duty?: CrewDuty;
  /** Days that a recording is kept; left out, nothing is recorded here. */
  readonly videoDays?: number;
  readonly isNewerReady?: boolean;
  /** How the vehicle's monitor stands to the tablet; left out, this fleet has none. */
  readonly monitor?: FleetMonitorState;
};

/** Without a link: since when. */
const HEARD_AGO_MS = 94_000;

export type TabletWorld = Awaited<ReturnType<typeof createTabletWorld>>;

/** Everything that the tablet's page has from outside, as fixtures: the real page runs on it, without a server. */
export async function createTabletWorld(
  scene: TabletScene,
  { language, theme }: StateLook<(typeof THEMES)[number]>,
) {
  const time = createTime();
  const track = createTracks();
  const link = createLink(scene, time.clock.now);
  const { signaling } = link;
  const onFault = (error: unknown): void => {
    if (!(error instanceof AppError)) throw error;
  };
  const storage = memoryStorage();
  const kept = memoryOutboxStore();
  const store = scene.isDiskFull ? { ...kept, put: () => Promise.reject(new Error('full')) } : kept;
  const { clock } = time;
  const duty = createDutyKeeper({ signaling, storage, clock, onFault });
  const outbox = await Outbox.create({ store, signaling, clock });
  if (scene.keeps) outbox.add('intake:change', { caseId: CASE_ID, changes: { ageYears: 58 } });
  const ecgLog = memoryEcgLog();
  const noPhotos = { all: () => Promise.resolve([]), put: unused, remove: unused };
  const preferences = createPreferences(THEME_CHOICE, memoryStorage(), [language]);
  preferences.setTheme(theme);
  const actor = CREW;
  const access: AccessState = accessOf(scene);
  const deps: Dependencies = {
    clock,
    steadyMs: time.steadyMs,
    access: {
      state: constantStore(access),
      pair: () => Promise.reject(new AppError(ErrorCode.NotSignedIn, 'not this code')),
      resume: unused,
    } as unknown as AccessKeeper,
    signaling,
    serverState: constantStore<ServerState>(scene.server ?? 'running'),
    serverClock: { now: clock.now, offsetMs: () => 0 } as unknown as ServerClock,
    hospitals: () => HOSPITALS,
    outbox,
    duty: scene.duty ? { ...duty, state: constantStore(scene.duty) } : duty,
    photos: await PhotoQueue.create({ store: noPhotos, signaling, outbox }),
    ecgLog,
    leftovers: new EcgLeftovers({ log: ecgLog, clock, signaling, outbox, onFault }),
    currentCase: {
      get: () => Promise.resolve(scene.facts ? CASE_ID : null),
      set: unused,
      state: () => Promise.resolve(scene.facts && stateOf(scene.facts)),
      keepState: unused,
      forgetStates: unused,
    },
    assayMemory: { get: () => 'roche-cobas-h232-tnt', set: () => undefined },
    lastActor: { get: () => actor, set: () => undefined },
    lastHeard: { get: () => addMs(NOW, -HEARD_AGO_MS), set: () => undefined },
    appVersion: {
      isNewerReady: constantStore(scene.isNewerReady ?? false),
      takeNewer: () => undefined,
    },
    preferences,
    light: constantStore<'day' | 'night'>('day'),
    battery: constantStore(scene.battery ?? { percent: 81, isCharging: false }),
    storageRoom: constantStore(scene.room ?? { hours: 90, isProtected: true }),
    keepAwake: () => () => undefined,
    holdPage: () => () => undefined,
    page: new EventTarget(),
    painted: () => Promise.resolve(),
    mediaDevices: track.devices(scene.devices ?? 'there'),
    createMonitor: () => standingMonitor(scene.monitor ?? { kind: 'none' }),
    createDevice: () =>
      Promise.resolve(
        createStillDevice({ trackOf: track.of, onEcg: link.acknowledge, isSilent: link.isCut }),
      ),
    loadAssessor: () =>
      Promise.resolve({
        // Over the other records the figures of this one would be wrong.
        assess: () => (isAssessed(scene) ? Promise.resolve(RISK) : Promise.reject(new Error('fixture'))),
        assessEvidence: () => Promise.resolve(null),
      }),
    createEcgWorker: () =>
      new Worker(new URL('../lib/ecg/ecgWorker.ts', import.meta.url), { type: 'module' }),
    onFault,
    reload: () => undefined,
  };
  return { deps, time, link, camera: track.camera };
}

/** A monitor that stands still in one state. */
function standingMonitor(state: FleetMonitorState): FleetMonitor {
  const nothing = (): void => undefined;
  return { ...constantStore(state), open: nothing, leave: nothing, close: nothing };
}

function isAssessed({ facts }: TabletScene): boolean {
  return facts?.includes(ASSESSED) ?? false;
}

function accessOf({ isPaired = true }: TabletScene): AccessState {
  if (isPaired === 'revoked') return { kind: 'out', wasRevoked: true };
  return isPaired ? letIn() : { kind: 'out' };
}

function letIn(): AccessState {
  return { kind: 'in', access: { accessToken: 'fixture', expiresAt: addMs(NOW, 3600_000), actor: CREW } };
}

function unused(): Promise<void> {
  return Promise.resolve();
}

function stateOf(facts: readonly Told[]) {
  return caseStateAfter(caseEvents(...facts));
}

/** A clock that stands still, so that a picture is the same each time, and that can be hurried: ten seconds of ECG in three. */
function createTime() {
  let ahead = 0;
  return {
    clock: { now: () => instant(NOW + ahead) },
    steadyMs: () => performance.now() + ahead,
    hurry: (ms: number) => {
      ahead += ms;
    },
  };
}

/** The other end of the link. It gives the case, takes ECG, and answers no change: what a hand enters here stays on its way. */
function createLink(
  { facts, isOffline, isLost, intakeFails, viewers = [], videoDays }: TabletScene,
  now: () => ReturnType<typeof instant>,
) {
  const highest = new Map<string, number>();
  let isCut = false;
  const answers: Partial<Record<RequestName, () => unknown>> = {
    'case:watch': () => {
      if (isLost) throw new AppError(ErrorCode.NotFound, 'fixture');
      return { case: facts && stateOf(facts) };
    },
    'time:ping': () => ({ serverTime: now() }),
    'crew:duty': () => ({ duty: null }),
    'video:policy': () => ({ policy: videoDays === undefined ? null : { keptDays: videoDays } }),
    'ecg:start': () => ({ seq: facts?.length ?? 1 }),
    'ecg:push': () => ({}),
    'media:join': () => ({
      epoch: 1,
      rtpCapabilities: { codecs: [] },
      producers: viewers.map(({ person }) => ({
        producerId: `voice of ${person.id}`,
        source: 'talkback',
        kind: 'audio',
        owner: person,
        paused: false,
        limit: 'none',
      })),
      viewers,
    }),
    'transport:create': () => ({ transport: {} }),
    'consumer:create': () => ({ consumerId: 'still', kind: 'audio', rtpParameters: { codecs: [] } }),
    'consumer:resume': () => ({}),
  };
  const fake = createFakeSignaling((name) => {
    const answer = answers[name];
    if (intakeFails && name === 'intake:change') throw new AppError(intakeFails, 'fixture');
    if (!answer) throw new AppError(ErrorCode.TimedOut, name);
    return answer();
  }, !isOffline);
  const nothing = () => undefined;
  const signaling = { ...fake.client, connect: nothing, retryNow: nothing, close: nothing };
  return {
    isCut: () => isCut,
    /** Nothing comes through any more, on any way. */
    cut: () => {
      isCut = true;
      fake.cut();
    },
    signaling: signaling as unknown as SignalingClient,
    acknowledge: (bytes: Uint8Array) => {
      if (isCut) return;
      const { streamId, seq } = peekFrameHeader(bytes);
      highest.set(streamId, Math.max(highest.get(streamId) ?? -1, seq));
      // The one who sends it has not even noted yet that it is on its way.
      queueMicrotask(() => {
        fake.notify('ecg:acknowledged', { streamId, through: highest.get(streamId) ?? -1, ranges: [] });
      });
    },
  };
}

function createTracks() {
  const camera = createStore<MediaStreamTrack | null>(null);
  const open = ({ video }: MediaStreamConstraints): MediaStreamTrack => {
    if (!video) return silentSound();
    const track = drawnPicture(document);
    camera.set(track);
    return track;
  };
  return {
    camera,
    of: () => silentSound(),
    devices: (state: 'there' | 'refused') =>
      ({
        getUserMedia: (wanted: MediaStreamConstraints) =>
          state === 'there' && !isTaken(camera.getSnapshot(), wanted)
            ? Promise.resolve(new MediaStream([open(wanted)]))
            : Promise.reject(new DOMException('fixture', 'NotAllowedError')),
        enumerateDevices: () => Promise.resolve([]),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      }) as unknown as MediaDevices,
  };
}

/** A camera that was opened and is gone does not come back. */
function isTaken(camera: MediaStreamTrack | null, { video }: MediaStreamConstraints): boolean {
  return Boolean(video) && camera !== null;
}

export const VIEWER: Viewer = { person: CARDIOLOGIST, getsPicture: true, getsSound: true };
