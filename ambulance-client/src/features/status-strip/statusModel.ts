import type { ConnectionState } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import type { UplinkState } from '@smart-triage/shared/client/ecgUplink';
import type { LeftoverState } from '../../lib/leftovers/ecgLeftovers.ts';
import type { Kept } from '../../lib/storage/kept.ts';
import type { OutboxState } from '../../lib/outbox/outbox.ts';
import type { PhotoQueueState } from '../../lib/photos/photoQueue.ts';
import type { BatteryLevel } from '../../lib/platform/battery.ts';
import type { StorageRoom } from '../../lib/platform/storageRoom.ts';

/** `unsent`: it runs, and nobody gets what it gives. */
export type DeviceStatus = 'unsent' | 'off' | 'starting' | 'on' | 'muted' | 'failed';

export type StatusSnapshot = {
  readonly link: ConnectionState['kind'];
  /** How long ago the server was last heard; `null` with a link, and where that is not known. */
  readonly linkLostMs: number | null;
  /** Whether an ECG is being captured, and how old its newest sample is that the server has; `null` before the first. */
  readonly ecg:
    { readonly kind: 'none' } | { readonly kind: 'running'; readonly acknowledgedAgeMs: number | null };
  readonly framesWaiting: number;
  readonly changesWaiting: number;
  /** ECG of a case before this one is not (certainly) with the server. */
  readonly isEarlierEcgWaiting: boolean;
  /** `false`: the device cannot write, so what waits is lost with the page. */
  readonly isDurable: boolean;
  readonly room: StorageRoom | null;
  readonly battery: BatteryLevel | null;
  readonly camera: DeviceStatus;
  readonly microphone: DeviceStatus;
};

export type StatusModelDeps = {
  /** The tablet's clock, on which samples are stamped. */
  clock: Clock;
  connection: Readable<ConnectionState>;
  lastHeard: Kept<Instant>;
  uplink: Readable<UplinkState>;
  leftovers: Readable<LeftoverState>;
  outbox: Readable<OutboxState>;
  photos: Readable<PhotoQueueState>;
  room: Readable<StorageRoom | null>;
  battery: Readable<BatteryLevel | null>;
  isCapturing: () => boolean;
  devices: () => Pick<StatusSnapshot, 'camera' | 'microphone'>;
};

export type StatusModel = Readable<StatusSnapshot> & { close: () => void };

/** Half a second of frames is simply on its way and not waiting for anything. */
export const FRAMES_UNDERWAY = 5;
/** Twice a second: fast enough for an eye, slow enough that the strip costs nothing beside ten frames a second. */
const READ_EVERY_MS = 500;
/** A page that opens in a dead zone counts from the last of these. */
const KEEP_EVERY_MS = 5000;

/** The honest state of link and device, read from what really happened, never from what was asked for. */
export function createStatusModel(deps: StatusModelDeps): StatusModel {
  let keptAt: Instant | null = null;
  let heardAt = deps.lastHeard.get();
  const linkLostMs = (): number | null => {
    const now = deps.clock.now();
    if (deps.connection.getSnapshot().kind !== 'ready') return ageOf(heardAt, now);
    heardAt = now;
    if (keptAt === null || ageMs(keptAt, now) >= KEEP_EVERY_MS) deps.lastHeard.set((keptAt = now));
    return null;
  };
  const read = (): StatusSnapshot => {
    const uplink = deps.uplink.getSnapshot();
    const outbox = deps.outbox.getSnapshot();
    return {
      link: deps.connection.getSnapshot().kind,
      linkLostMs: linkLostMs(),
      ecg: deps.isCapturing()
        ? { kind: 'running', acknowledgedAgeMs: ageOf(uplink.acknowledgedUntil, deps.clock.now()) }
        : { kind: 'none' },
      framesWaiting: uplink.waiting > FRAMES_UNDERWAY ? uplink.waiting : 0,
      changesWaiting: outbox.waiting.length + deps.photos.getSnapshot().waiting.length,
      isEarlierEcgWaiting: deps.leftovers.getSnapshot().cases > 0,
      isDurable: uplink.isDurable && outbox.isDurable,
      room: deps.room.getSnapshot(),
      battery: deps.battery.getSnapshot(),
      ...deps.devices(),
    };
  };
  const store = createStore(read());
  const refresh = (): void => {
    store.set(read());
  };
  const timer = setInterval(refresh, READ_EVERY_MS);
  const unsubscribe = deps.connection.subscribe(refresh);
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      clearInterval(timer);
      unsubscribe();
    },
  };
}

function ageOf(acknowledgedUntil: Instant | null, now: Instant): number | null {
  return acknowledgedUntil === null ? null : ageMs(acknowledgedUntil, now);
}
