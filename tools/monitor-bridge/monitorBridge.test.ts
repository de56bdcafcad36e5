import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { BRIDGE_CLOSE, BRIDGE_SUBPROTOCOL, type EcgChunk } from '@smart-triage/shared/monitor/bridgeMessages';
import { systemClock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant, instant } from '@smart-triage/shared/time/instant';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createMonitorLink,
  type MonitorLink,
  type MonitorState,
} from '../../ambulance-client/src/lib/monitor/monitorLink.ts';
import { MonitorBridge, type MonitorBridgeOptions } from './monitorBridge.ts';

const SOON = { timeout: 15_000, interval: 20 };
const STARTED = instant(1_700_000_000_000);
const opened: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function bridgeWith(options: Partial<MonitorBridgeOptions> = {}): Promise<MonitorBridge> {
  const bridge = await MonitorBridge.create({
    host: '127.0.0.1',
    port: 0,
    device: 'C3 0412',
    origin: 'patient',
    clock: systemClock,
    ...options,
  });
  opened.push(bridge);
  return bridge;
}

/** A tablet's own end of it, on the WebSocket of Node instead of a browser's. */
function tabletAt({ url }: Pick<MonitorBridge, 'url'>, key?: string) {
  const heard: { chunk: EcgChunk; at: Instant }[] = [];
  const log: string[] = [];
  const vitals: unknown[] = [];
  const link: MonitorLink = createMonitorLink({
    address: { url, ...(key === undefined ? {} : { key }) },
    clock: systemClock,
    connect: (address, subprotocol) => new WebSocket(address, subprotocol),
    retryAfterMs: () => 20,
    onEcg: (chunk, at) => {
      heard.push({ chunk, at });
      log.push(`ecg ${chunk.seq}`);
    },
    onBroken: () => void log.push('broken'),
    onVitals: (values) => void vitals.push(values),
  });
  opened.push(link);
  link.open();
  return { link, heard, log, vitals };
}

const untilReady = (link: MonitorLink) => untilState(link, 'ready');
const untilState = (link: MonitorLink, kind: MonitorState['kind']) =>
  vi.waitFor(() => {
    expect(link.getSnapshot().kind).toBe(kind);
  }, SOON);
const expectLog = (log: readonly string[], expected: readonly string[]) =>
  vi.waitFor(() => {
    expect(log).toEqual(expected);
  }, SOON);

/** A tenth of a second of two leads. */
function piece(first: number): EcgRecording {
  const wave = (lead: number) => Int16Array.from({ length: 50 }, (_, i) => first + i + lead);
  return { rateHz: 500, lsbNv: 5000, leads: ['I', 'II'], samples: [wave(0), wave(1000)] };
}

describe("a tablet and a monitor's gateway, over a real socket", () => {
  it('[MB1] [MB2] [MB3] find each other, and every sample arrives as it was sent, a missing one as missing', async () => {
    const bridge = await bridgeWith();
    const { link, heard } = tabletAt(bridge);
    await untilReady(link);
    expect(link.getSnapshot()).toEqual({ kind: 'ready', device: { device: 'C3 0412', origin: 'patient' } });
    const sent = piece(7);
    sent.samples[1]![3] = -32_768;
    bridge.ecg(sent, systemClock.now());
    await vi.waitFor(() => {
      expect(heard).toHaveLength(1);
    }, SOON);
    const [lead1, lead2] = heard[0]!.chunk.samples;
    expect(lead1).toEqual([...sent.samples[0]!]);
    expect(lead2?.[3]).toBeNull();
    expect(lead2?.[4]).toBe(sent.samples[1]![4]);
  });

  it("[MB3] stamps samples on the tablet's clock, whatever the monitor's shows", async () => {
    const behindMs = 3_600_000;
    const bridge = await bridgeWith({ clock: { now: () => addMs(systemClock.now(), -behindMs) } });
    const { link, heard } = tabletAt(bridge);
    await untilReady(link);
    const before = systemClock.now();
    bridge.ecg(piece(0), addMs(systemClock.now(), -behindMs - 100));
    await vi.waitFor(() => {
      expect(heard).toHaveLength(1);
    }, SOON);
    // Never earlier than it was measured, and later only by what the fastest message took on its way.
    expect(heard[0]!.at).toBeGreaterThanOrEqual(before - 101);
    expect(heard[0]!.at).toBeLessThanOrEqual(systemClock.now());
  });

  it('[MB4] goes on after the last piece when the network failed, without a hole and nothing twice', async () => {
    const bridge = await bridgeWith();
    const { link, log } = tabletAt(bridge);
    await untilReady(link);
    const say = (seq: number) => {
      bridge.ecg(piece(seq), addMs(STARTED, seq * 100));
    };
    say(0);
    await expectLog(log, ['ecg 0']);
    bridge.dropTablet();
    say(1);
    say(2);
    await expectLog(log, ['ecg 0', 'ecg 1', 'ecg 2']);
    say(3);
    await expectLog(log, ['ecg 0', 'ecg 1', 'ecg 2', 'ecg 3']);
  });

  it('[MB4] begins anew, and says so, when the gateway started anew meanwhile', async () => {
    const first = await bridgeWith();
    const { link, log } = tabletAt(first);
    await untilReady(link);
    first.ecg(piece(0), STARTED);
    await expectLog(log, ['ecg 0']);
    opened.splice(opened.indexOf(first), 1);
    await first.close();
    await untilState(link, 'connecting');
    const second = await bridgeWith({ port: Number(new URL(first.url).port) });
    await vi.waitFor(() => {
      expect(log).toContain('broken');
    }, SOON);
    second.ecg(piece(0), STARTED);
    await expectLog(log, ['ecg 0', 'broken', 'ecg 0']);
  });

  it('[MB3] tells an end of the ECG from the next beginning', async () => {
    const bridge = await bridgeWith();
    const { link, log } = tabletAt(bridge);
    await untilReady(link);
    bridge.ecg(piece(0), STARTED);
    bridge.ecgEnded();
    bridge.ecg(piece(0), addMs(STARTED, 60_000));
    await vi.waitFor(() => {
      expect(log.at(-1)).toBe('ecg 2');
    }, SOON);
    expect(log.slice(0, 2)).toEqual(['ecg 0', 'broken']);
  });

  it('[MB5] hands on what was measured', async () => {
    const bridge = await bridgeWith();
    const { link, vitals } = tabletAt(bridge);
    await untilReady(link);
    bridge.vitals({ heartRate: 84, spo2: 97 }, systemClock.now());
    await vi.waitFor(() => {
      expect(vitals).toEqual([{ heartRate: 84, spo2: 97 }]);
    }, SOON);
  });

  it('[MB1] lets nobody in with another key, and no second tablet beside the first', async () => {
    const bridge = await bridgeWith({ key: 'of this fleet' });
    const stranger = tabletAt(bridge, 'of another');
    await untilState(stranger.link, 'refused');
    expect(stranger.link.getSnapshot()).toEqual({ kind: 'refused', why: 'key' });
    const first = tabletAt(bridge, 'of this fleet');
    await untilReady(first.link);
    const second = tabletAt(bridge, 'of this fleet');
    await untilReady(second.link);
    await untilState(first.link, 'refused');
    expect(first.link.getSnapshot()).toEqual({ kind: 'refused', why: 'replaced' });
  });

  it.each([
    ['no JSON', 'hello'],
    [
      'a hello with something in it that is not in this version',
      '{"type":"hello","resume":null,"patient":"x"}',
    ],
  ])('[MB1] ends the conversation with who says %s', async (_what, text) => {
    const { url } = await bridgeWith();
    const socket = new WebSocket(url, BRIDGE_SUBPROTOCOL);
    const closed = new Promise<number>((resolve) => {
      socket.addEventListener('close', ({ code }) => {
        resolve(code);
      });
    });
    socket.addEventListener('open', () => {
      socket.send(text);
    });
    expect(await closed).toBe(BRIDGE_CLOSE.notUnderstood);
  });

  it('[MB1] is not spoken with who names another version', async () => {
    const { url } = await bridgeWith();
    const socket = new WebSocket(url, 'smart-triage-monitor-2');
    const opens = vi.fn();
    socket.addEventListener('open', opens);
    await new Promise((resolve) => {
      socket.addEventListener('close', resolve);
    });
    expect(opens).not.toHaveBeenCalled();
  });
});
