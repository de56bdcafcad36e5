import { FORCED_RTP_EXTENSIONS } from '@smart-triage/shared/client/captureTime';
import { DEAF_AFTER_MS } from '@smart-triage/shared/client/deafWatch';
import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import { AccessKeeper } from '@smart-triage/shared/client/accessKeeper';
import { ServerClock } from '@smart-triage/shared/client/serverClock';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { watchServerState } from '@smart-triage/shared/client/watchServerState';
import type { Readable } from '@smart-triage/shared/client/store';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import type { MonitorAddress } from '@smart-triage/shared/monitor/monitorAddress';
import type { ServerState } from '@smart-triage/shared/protocol/serverState';
import { type Clock, systemClock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { createPreferences } from '@smart-triage/shared/ui/preferences.ts';
import type { types } from 'mediasoup-client';
import type { EcgLog } from '@smart-triage/shared/client/ecgLog';
import { createTabletSigner } from '@smart-triage/shared/client/tabletKey';
import { proofText } from '@smart-triage/shared/protocol/signIn';
import { idbTabletKey } from '../lib/storage/idbTabletKey.ts';
import { idbEcgLog } from '../lib/storage/idbEcgLog.ts';
import { faultReporter, type ReportFault } from '../lib/faults.ts';
import { idbOutboxStore } from '../lib/outbox/idbOutboxStore.ts';
import { createDutyKeeper, type DutyKeeper } from '../lib/crew/dutyKeeper.ts';
import { EcgLeftovers } from '../lib/leftovers/ecgLeftovers.ts';
import { Outbox } from '../lib/outbox/outbox.ts';
import { idbPhotoStore } from '../lib/photos/idbPhotoStore.ts';
import { PhotoQueue } from '../lib/photos/photoQueue.ts';
import { type Light, watchLight } from '../lib/platform/ambientLight.ts';
import { type BatteryLevel, watchBattery } from '../lib/platform/battery.ts';
import { type StorageRoom, watchStorageRoom } from '../lib/platform/storageRoom.ts';
import { painted } from '../lib/platform/painted.ts';
import { onNetworkChange } from '../lib/platform/networkChanges.ts';
import { holdPage } from '../lib/platform/holdPage.ts';
import { keepAwake } from '../lib/platform/wakeLock.ts';
import type { TaskWorker } from '../lib/ecg/ecgAnalyst.ts';
import { type AppVersion, installApp } from '../pwa/appVersion.ts';
import { type CurrentCaseStore, idbCurrentCaseStore } from '../lib/storage/currentCase.ts';
import { type Kept, keptIn } from '../lib/storage/kept.ts';
import { createFleetMonitor, type FleetMonitor } from '../lib/monitor/fleetMonitor.ts';
import { createMonitorLink, type MonitorEvents } from '../lib/monitor/monitorLink.ts';
import { openTabletDb } from '../lib/storage/tabletDb.ts';
import { lazyAssessor, type LoadAssessor } from './lazyAssessor.ts';
import { type PreferenceStore, THEME_CHOICE } from './preferences.ts';

/** Everything that this page has from outside: from the browser, the network and chance. */
export type Dependencies = {
  clock: Clock;
  /** Monotonic milliseconds. */
  steadyMs: () => number;
  access: AccessKeeper;
  signaling: SignalingClient;
  serverClock: ServerClock;
  /** Whether the server takes changes. */
  serverState: Readable<ServerState>;
  hospitals: () => readonly Hospital[];
  outbox: Outbox;
  duty: DutyKeeper;
  photos: PhotoQueue;
  ecgLog: EcgLog;
  leftovers: EcgLeftovers;
  currentCase: CurrentCaseStore;
  assayMemory: Kept<TroponinAssayId>;
  lastActor: Kept<Actor>;
  lastHeard: Kept<Instant>;
  appVersion: AppVersion;
  preferences: PreferenceStore;
  /** How light it is around the tablet. */
  light: Readable<Light>;
  battery: Readable<BatteryLevel | null>;
  storageRoom: Readable<StorageRoom | null>;
  /** Keeps the screen on until the returned function is called. */
  keepAwake: () => () => void;
  /** Keeps the page from being left by "back" until the returned function is called. */
  holdPage: () => () => void;
  /** Says `beforeprint`. */
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** Resolves when what was just drawn is on the screen. */
  painted: () => Promise<void>;
  mediaDevices: MediaDevices | undefined;
  /** The vehicle's own monitor, for one case. */
  createMonitor: (events: MonitorEvents) => FleetMonitor;
  createDevice: () => Promise<types.Device>;
  loadAssessor: LoadAssessor;
  createEcgWorker: () => TaskWorker;
  onFault: ReportFault;
  reload: () => void;
};

/** Rejects when the browser has no database for this page: without one, nothing that a crew enters would be safe. */
export async function browserDependencies(window: Window & typeof globalThis): Promise<Dependencies> {
  const { location, localStorage, navigator } = window;
  const clock = systemClock;
  const onFault = faultReporter(window.reportError.bind(window));
  const reload = (): void => {
    location.reload();
  };
  const db = await openTabletDb();
  const signer = createTabletSigner(idbTabletKey(db));
  const fetch = window.fetch.bind(window);
  const access = new AccessKeeper({ seat: 'tablet', baseUrl: '', clock, fetch, signer });
  const signaling = new SignalingClient({
    url: location.origin,
    token: () => access.freshToken(),
    prove: (challenge, token) => signer.sign(proofText(challenge, token)),
    deafAfterMs: DEAF_AFTER_MS,
  });
  onNetworkChange(window, () => {
    signaling.networkChanged();
  });
  const duty = createDutyKeeper({ signaling, storage: localStorage, clock, onFault });
  const outbox = await Outbox.create({ store: idbOutboxStore(db), signaling, clock, duty: duty.current });
  const photos = await PhotoQueue.create({ store: idbPhotoStore(db), signaling, outbox });
  const ecgLog = idbEcgLog(db);
  const kept = keptIn(localStorage);
  return {
    clock,
    steadyMs: () => performance.now(),
    access,
    signaling,
    serverClock: new ServerClock(signaling, clock),
    serverState: watchServerState(signaling),
    hospitals: hospitalsOf(signaling, kept.hospitals),
    outbox,
    duty,
    photos,
    ecgLog,
    leftovers: new EcgLeftovers({ log: ecgLog, clock, signaling, outbox, onFault }),
    currentCase: idbCurrentCaseStore(db),
    assayMemory: kept.assay,
    lastActor: kept.lastActor,
    lastHeard: kept.lastHeard,
    appVersion: installApp(workersOf(window), { reload, onFault }),
    preferences: createPreferences(THEME_CHOICE, localStorage, navigator.languages),
    light: watchLight(window),
    battery: watchBattery(navigator),
    // Undefined on a page that is not secure, whatever its type says.
    storageRoom: watchStorageRoom(navigator.storage, onFault),
    keepAwake: () => keepAwake(window, onFault),
    holdPage: () => holdPage(window),
    page: window,
    painted: () => painted(window),
    // Undefined on a page that is not secure, whatever its type says.
    mediaDevices: navigator.mediaDevices,
    createMonitor: monitors(signaling, kept.monitor, clock, onFault),
    createDevice,
    loadAssessor: lazyAssessor(() => painted(window)),
    createEcgWorker,
    onFault,
    reload,
  };
}

/** Undefined on a page that is not secure, whatever its type says; the development server has no worker to give. */
function workersOf({ navigator }: Window): ServiceWorkerContainer | undefined {
  return import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
}

/** The list of the last session: a decision must be readable in a dead zone too. */
function hospitalsOf(signaling: SignalingClient, known: Kept<Hospital[]>): () => readonly Hospital[] {
  signaling.onReady(({ hospitals }) => {
    known.set(hospitals);
  });
  return () => known.get() ?? NO_HOSPITALS;
}

const NO_HOSPITALS: readonly Hospital[] = [];

/** [MB7] Asked for at each connection; in a dead zone the address of before counts. */
function monitors(
  signaling: SignalingClient,
  known: Kept<MonitorAddress> & Readable<MonitorAddress | null>,
  clock: Clock,
  onFault: ReportFault,
): Dependencies['createMonitor'] {
  askUntilAnswered({
    signaling,
    ask: async () => {
      known.set((await signaling.request('monitor:find', {})).monitor);
    },
    onError: onFault,
  });
  return (events) =>
    createFleetMonitor(known, (address) =>
      createMonitorLink({ ...events, address, clock, connect: openSocket }),
    );
}

function openSocket(url: string, subprotocol: string): WebSocket {
  return new WebSocket(url, subprotocol);
}

/** Fetched when an ECG first runs; the installed page has it with it. */
function createEcgWorker(): Worker {
  return new Worker(new URL('../lib/ecg/ecgWorker.ts', import.meta.url), { type: 'module' });
}

/** Loaded with the first case: the start screen does not wait for the media library. */
async function createDevice(): Promise<types.Device> {
  const { Device } = await import('mediasoup-client');
  return Device.factory({ forcedRtpExtensions: FORCED_RTP_EXTENSIONS });
}
