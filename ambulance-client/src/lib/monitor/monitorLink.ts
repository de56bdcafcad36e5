import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { foreverPolicy, type ReconnectPolicy } from '@smart-triage/shared/client/reconnectPolicy';
import {
  BRIDGE_CLOSE,
  BRIDGE_KEEPS_MS,
  BRIDGE_SUBPROTOCOL,
  type BridgeMessage,
  type EcgChunk,
  type Hello,
  readBridgeMessage,
  type Welcome,
} from '@smart-triage/shared/monitor/bridgeMessages';
import type { MonitorAddress } from '@smart-triage/shared/monitor/monitorAddress';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { BridgeClock } from './bridgeClock.ts';

export type MonitorDevice = Pick<Welcome, 'device' | 'origin'>;

/** How the tablet stands to the monitor's gateway. */
export type MonitorState =
  | { readonly kind: 'off' }
  /** Not found yet, or lost: `device` is who it was. It is tried again and again. */
  | { readonly kind: 'connecting'; readonly device: MonitorDevice | null }
  | { readonly kind: 'ready'; readonly device: MonitorDevice }
  /** Trying again changes nothing before somebody has set something right. */
  | { readonly kind: 'refused'; readonly why: 'key' | 'not-understood' | 'replaced' };

export type MonitorEvents = {
  /** A piece that follows the one before without a hole, unless `onBroken` came between them. */
  onEcg: (chunk: EcgChunk, firstSampleAt: Instant, device: MonitorDevice) => void;
  /** What comes next does not follow what came before: an end, a hole, another session. */
  onBroken: () => void;
  onVitals: (values: VitalsReading['values'], measuredAt: Instant, device: MonitorDevice) => void;
};

export type MonitorSocket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

export type MonitorLinkDeps = MonitorEvents & {
  address: MonitorAddress;
  /** The tablet's own clock, on which samples are stamped. */
  clock: Clock;
  connect: (url: string, subprotocol: string) => MonitorSocket;
  retryAfterMs?: ReconnectPolicy;
};

export type MonitorLink = Readable<MonitorState> & { open: () => void; close: () => void };

/** Three times as long as a bridge may be silent. */
const SILENT_MS = 3000;

/** [MB1] to [MB5] Holds the conversation with the gateway of a patient monitor on the vehicle's network: finds it, finds it again, and goes on after the last piece. */
export function createMonitorLink(deps: MonitorLinkDeps): MonitorLink {
  const { address, clock, connect, retryAfterMs = foreverPolicy() } = deps;
  const store = createStore<MonitorState>({ kind: 'off' });
  let bridgeClock = new BridgeClock();
  let socket: MonitorSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let device: MonitorDevice | null = null;
  let last: Hello['resume'] = null;
  let heardAt: Instant | null = null;

  const later = (act: () => void, ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const letGo = (): void => {
    clearTimeout(timer);
    const left = socket;
    socket = null;
    left?.close();
  };
  /** After longer than a bridge keeps what it measured there is a hole, whatever it says. */
  const breakOff = (): void => {
    if (last) deps.onBroken();
    last = null;
  };
  const dial = (): void => {
    if (heardAt !== null && clock.now() - heardAt > BRIDGE_KEEPS_MS) breakOff();
    const current = connect(address.url, BRIDGE_SUBPROTOCOL);
    socket = current;
    const isCurrent = (): boolean => socket === current;
    current.addEventListener('open', () => {
      if (isCurrent()) current.send(JSON.stringify(helloOf(address, last)));
    });
    current.addEventListener('message', ({ data }) => {
      if (isCurrent()) hear(readBridgeMessage(data));
    });
    current.addEventListener('close', ({ code }) => {
      if (isCurrent()) handleClosed(code);
    });
    later(redial, SILENT_MS);
  };
  const redial = (): void => {
    letGo();
    store.set({ kind: 'connecting', device });
    later(dial, retryAfterMs(attempt++));
  };
  const handleClosed = (code: number): void => {
    const why = refusalIn(code);
    if (why === null) redial();
    else refuse(why);
  };
  const refuse = (why: Extract<MonitorState, { kind: 'refused' }>['why']): void => {
    letGo();
    breakOff();
    store.set({ kind: 'refused', why });
  };
  const hear = (message: BridgeMessage | null): void => {
    if (!message) {
      refuse('not-understood');
      return;
    }
    heardAt = clock.now();
    later(redial, SILENT_MS);
    if (message.type === 'welcome') greet(message);
    else if (device) take(message, device, heardAt);
  };
  const greet = ({ device: name, origin, session }: Welcome): void => {
    if (last && last.session !== session) breakOff();
    if (last?.session !== session) bridgeClock = new BridgeClock();
    last = { session, seq: last?.seq ?? NOTHING_YET };
    attempt = 0;
    device = { device: name, origin };
    store.set({ kind: 'ready', device });
  };
  const take = (message: Exclude<BridgeMessage, Welcome>, from: MonitorDevice, arrivedAt: Instant): void => {
    switch (message.type) {
      case 'alive':
        bridgeClock.note(message.at, arrivedAt);
        break;
      case 'vitals':
        deps.onVitals(message.values, bridgeClock.toTablet(message.at), from);
        break;
      case 'ecg-ended':
        deps.onBroken();
        break;
      case 'ecg':
        takeEcg(message, from, arrivedAt);
        break;
    }
  };
  const takeEcg = (chunk: EcgChunk, from: MonitorDevice, arrivedAt: Instant): void => {
    if (!last || chunk.seq <= last.seq) return;
    if (last.seq !== NOTHING_YET && chunk.seq !== last.seq + 1) deps.onBroken();
    last = { ...last, seq: chunk.seq };
    bridgeClock.note(endOf(chunk), arrivedAt);
    deps.onEcg(chunk, bridgeClock.toTablet(chunk.at), from);
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: () => {
      if (store.getSnapshot().kind !== 'off' && store.getSnapshot().kind !== 'refused') return;
      attempt = 0;
      store.set({ kind: 'connecting', device: null });
      dial();
    },
    close: () => {
      letGo();
      breakOff();
      device = null;
      store.set({ kind: 'off' });
    },
  };
}

/** Before the first chunk of a session. */
const NOTHING_YET = -1;

/** When its last sample was there: before that it cannot have been sent. */
function endOf({ at, rateHz, samples }: EcgChunk): Instant {
  return addMs(at, ((samples[0]?.length ?? 0) * 1000) / rateHz);
}

function helloOf({ key }: MonitorAddress, last: Hello['resume']): Hello {
  const resume = last && last.seq !== NOTHING_YET ? last : null;
  return { type: 'hello', ...(key === undefined ? {} : { key }), resume };
}

function refusalIn(code: number): Extract<MonitorState, { kind: 'refused' }>['why'] | null {
  if (code === BRIDGE_CLOSE.wrongKey) return 'key';
  if (code === BRIDGE_CLOSE.replaced) return 'replaced';
  return code === BRIDGE_CLOSE.notUnderstood ? 'not-understood' : null;
}
