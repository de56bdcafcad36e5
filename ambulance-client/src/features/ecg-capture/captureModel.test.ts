import { readEcg } from '@smart-triage/models/ecg/readers/readEcg';
import { constantStore, createStore } from '@smart-triage/shared/client/store';
import type { EcgStream } from '@smart-triage/shared/domain/ecgStream';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import { decodeFrame, decodeHead } from '@smart-triage/shared/ecg/frame';
import { INDEPENDENT_LEADS, STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { createFleetMonitor } from '../../lib/monitor/fleetMonitor.ts';
import type { MonitorDevice, MonitorEvents, MonitorState } from '../../lib/monitor/monitorLink.ts';
import { type CaptureModelDeps, createCaptureModel } from './captureModel.ts';

const START_MS = 1_700_000_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

const viewOf = (simulated: boolean, status = 'opened') =>
  ({ simulated, expected: status }) as unknown as CaseView;

const noMonitor = () => createFleetMonitor(constantStore(null), () => aMonitor().link);

function capture(view = viewOf(true), createMonitor: CaptureModelDeps['createMonitor'] = noMonitor) {
  const views = createStore<CaseView | null>(view);
  const frames: Uint8Array[] = [];
  const heads: Uint8Array[] = [];
  const streams: EcgStream[] = [];
  const readings: VitalsReading[] = [];
  const onStopped = vi.fn();
  const model = createCaptureModel({
    view: views,
    clock: { now: () => instant(Date.now()) },
    steadyMs: () => Date.now(),
    serverOffsetMs: () => 250,
    onKept: ({ bytes }) => void frames.push(bytes),
    sendAhead: (read) => {
      const head = read();
      if (head) heads.push(head);
    },
    onStopped,
    readFiles: (files) => Promise.resolve().then(() => readEcg(files)),
    onFrame: () => undefined,
    onVitals: (reading) => void readings.push(reading),
    startStream: (stream) => void streams.push(stream),
    createMonitor,
  });
  return {
    model,
    views,
    frames,
    heads,
    streams,
    readings,
    onStopped,
    decoded: () => frames.map(decodeFrame),
  };
}

/** A two-second record at 500 Hz in format 16, one file for all twelve leads: sample i of lead n is 10 * n + i % 7. */
function wfdbFiles(name = 'p1', length = 1000): File[] {
  const leadOf = (lead: number) => Array.from({ length }, (_, i) => 10 * lead + (i % 7));
  const leads = STANDARD_LEADS.map((_, lead) => leadOf(lead));
  const values = Int16Array.from({ length: length * 12 }, (_, i) => leads[i % 12]?.[Math.floor(i / 12)] ?? 0);
  const lines = STANDARD_LEADS.map((lead, index) => {
    const checksum = (leads[index] ?? []).reduce((sum, value) => sum + value, 0) & 0xffff;
    return `${name}.dat 16 1000/mV 16 0 0 ${checksum} 0 ${lead}`;
  });
  const header = [`${name} 12 500 ${length}`, ...lines].join('\n');
  return [new File([header], `${name}.hea`), new File([values], `${name}.dat`)];
}

describe('capturing an ECG', () => {
  it('sends ten frames a second that follow each other, and tells the server of the stream first', () => {
    const { model, streams, decoded } = capture();
    model.startSimulator('normal');
    expect(streams[0]).toMatchObject({ source: 'simulator', rateHz: 500, startedAt: START_MS + 250 });
    vi.advanceTimersByTime(3000);
    expect(decoded().map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, seq) => seq));
    model.close();
  });

  it('stamps each frame with the time at which its first sample was due, and the measured offset', () => {
    const { model, decoded } = capture();
    model.startSimulator('normal');
    vi.advanceTimersByTime(1000);
    expect(decoded().map(({ capturedAt }) => capturedAt - START_MS)).toEqual([
      0, 100, 200, 300, 400, 500, 600, 700, 800, 900,
    ]);
    expect(decoded()[0]?.clockOffsetMs).toBe(250);
    model.close();
  });

  it('[EC13] offers the head of each frame before the frame', () => {
    const { model, heads, decoded } = capture();
    model.startSimulator('normal');
    vi.advanceTimersByTime(1000);
    expect(heads.map((head) => decodeHead(head).seq)).toEqual(decoded().map(({ seq }) => seq));
    const [head, frame] = [heads.map(decodeHead)[3], decoded()[3]];
    expect(head?.samples[0]).toEqual(frame?.samples[0]?.subarray(0, head?.samples[0]?.length));
    expect(head?.capturedAt).toBe(frame?.capturedAt);
    model.close();
  });

  it('streams a picked record bit for bit, its last short frame included, and says that it has ended', async () => {
    const { model, decoded } = capture();
    await model.pick(wfdbFiles('p1', 1025), false);
    vi.advanceTimersByTime(4000);
    expect(model.getSnapshot()).toMatchObject({ running: null, hasEnded: true });
    const v1 = decoded().flatMap(({ samples }) => [...(samples[INDEPENDENT_LEADS.indexOf('V1')] ?? [])]);
    expect(v1).toEqual(Array.from({ length: 1025 }, (_, i) => 10 * STANDARD_LEADS.indexOf('V1') + (i % 7)));
  });

  it('lets the crew choose when several records were picked', async () => {
    const { model } = capture();
    await model.pick([...wfdbFiles('p1'), ...wfdbFiles('p2')], true);
    const { picked, running } = model.getSnapshot();
    expect(picked.map(({ title }) => title)).toEqual(['p1', 'p2']);
    expect(running).toBeNull();
    model.close();
  });

  it('streams a recording of another format, which its content tells', async () => {
    const { model, streams } = capture();
    const leads = Object.fromEntries(STANDARD_LEADS.map((lead, index) => [lead, [index, index + 1]]));
    const text = JSON.stringify({ format: 'smart-triage-ecg', version: 1, rateHz: 250, lsbNv: 5000, leads });
    await model.pick([new File([text], 'ecg-0001.bin')], true);
    expect(streams[0]).toMatchObject({ rateHz: 250, leads: INDEPENDENT_LEADS, source: 'recording' });
    expect(model.getSnapshot().running?.title).toBe('ecg-0001');
    model.close();
  });

  it('says that files are no ECG instead of starting something', async () => {
    const { model, streams } = capture();
    await model.pick([new File(['nonsense'], 'x.hea')], true);
    expect(model.getSnapshot().problem?.code).toBe(ErrorCode.Invalid);
    await model.pick([new File(['...'], 'photo.jpg')], true);
    expect(model.getSnapshot().problem).toEqual({
      code: ErrorCode.Invalid,
      detail: 'ECG: content at byte 0 is of no known format',
    });
    expect(streams).toEqual([]);
  });

  it('does not simulate anything in the case of a real patient', () => {
    const { model, streams } = capture(viewOf(false));
    expect(model.getSnapshot().scenarios).toEqual([]);
    model.startSimulator('normal');
    expect(streams).toEqual([]);
  });

  it('stops when the case no longer takes an ECG', () => {
    const { model, views, frames, onStopped } = capture();
    model.startSimulator('normal');
    vi.advanceTimersByTime(500);
    views.set(viewOf(true, 'handed-over'));
    const before = frames.length;
    vi.advanceTimersByTime(1000);
    expect(model.getSnapshot().running).toBeNull();
    expect(frames).toHaveLength(before);
    expect(onStopped).toHaveBeenCalledOnce();
  });

  it('records what the simulated monitor shows, marked as simulated, while it runs', () => {
    const { model, readings } = capture();
    model.startSimulator('normal');
    vi.advanceTimersByTime(25_000);
    expect(readings.map(({ source, measuredAt }) => [source, measuredAt - START_MS])).toEqual([
      ['simulator', 10_250],
      ['simulator', 20_250],
    ]);
    model.stop();
    vi.advanceTimersByTime(20_000);
    expect(readings).toHaveLength(2);
    model.close();
  });

  it('starts a new stream for a new source, so that two patients never run into each other', () => {
    const { model, streams, decoded } = capture();
    model.startSimulator('normal');
    vi.advanceTimersByTime(300);
    model.startSimulator('nstemi');
    vi.advanceTimersByTime(300);
    expect(new Set(streams.map(({ streamId }) => streamId)).size).toBe(2);
    expect(decoded().at(-1)).toMatchObject({ streamId: streams[1]?.streamId, seq: 2 });
    model.close();
  });
});

const MONITOR: MonitorDevice = { device: 'C3 0412', origin: 'patient' };

/** A monitor's gateway under the test's hand. */
function aMonitor(device = MONITOR) {
  const state = createStore<MonitorState>({ kind: 'off' });
  let events: MonitorEvents | null = null;
  let seq = 0;
  const link = {
    ...state,
    open: () => {
      state.set({ kind: 'ready', device });
    },
    close: vi.fn(() => {
      state.set({ kind: 'off' });
    }),
  };
  const samples = (at: number) => [0, 1].map((lead) => Array.from({ length: 50 }, (_, i) => at + i + lead));
  return {
    link,
    create: (given: MonitorEvents) => {
      events = given;
      return createFleetMonitor(constantStore({ url: 'ws://localhost:1' }), () => link);
    },
    /** A tenth of a second of two leads. */
    ecg: (rateHz = 500) => {
      const at = instant(START_MS + seq * 100);
      const chunk = { type: 'ecg', seq, at, rateHz, lsbNv: 5000, leads: ['I', 'II'], samples: samples(seq) };
      seq += 1;
      events?.onEcg(chunk as Parameters<MonitorEvents['onEcg']>[0], at, device);
    },
    breaks: () => events?.onBroken(),
    vitals: (values: VitalsReading['values'], atMs = 0) =>
      events?.onVitals(values, instant(START_MS + atMs), device),
  };
}

describe("the vehicle's monitor as the source", () => {
  it('is one stream as long as nothing is missing, and another one after a hole or in another form', () => {
    const monitor = aMonitor();
    const { model, streams, decoded } = capture(viewOf(false), monitor.create);
    model.connectMonitor();
    monitor.ecg();
    monitor.ecg();
    expect(streams).toMatchObject([{ source: 'monitor', rateHz: 500, leads: ['I', 'II'] }]);
    expect(decoded().map(({ seq, capturedAt }) => [seq, capturedAt - START_MS])).toEqual([
      [0, 0],
      [1, 100],
    ]);
    monitor.breaks();
    expect(model.getSnapshot()).toMatchObject({ running: null, hasEnded: false, monitor: { kind: 'ready' } });
    monitor.ecg();
    monitor.ecg(1000);
    expect(streams.map(({ rateHz }) => rateHz)).toEqual([500, 500, 1000]);
    model.close();
    expect(monitor.link.close).toHaveBeenCalled();
  });

  it("[MB6] is a recording when the gateway replays one, and its vital signs are no patient's", () => {
    const monitor = aMonitor({ device: 'Reference bridge', origin: 'replay' });
    const { model, streams, readings } = capture(viewOf(false), monitor.create);
    model.connectMonitor();
    monitor.ecg();
    monitor.vitals({ heartRate: 84 });
    expect(streams).toMatchObject([{ source: 'recording' }]);
    expect(readings).toEqual([]);
    model.close();
  });

  it('[MB5] records the newest values every ten seconds, each with its own time and the first at once', () => {
    const monitor = aMonitor();
    const { model, readings } = capture(viewOf(false), monitor.create);
    model.connectMonitor();
    monitor.vitals({ heartRate: 80 });
    expect(readings).toEqual([{ source: 'monitor', measuredAt: START_MS + 250, values: { heartRate: 80 } }]);
    monitor.vitals({ systolicBp: 142, diastolicBp: 86 }, 2000);
    monitor.vitals({ heartRate: 82, spo2: 97 }, 8000);
    monitor.vitals({ heartRate: 83, spo2: 97 }, 9000);
    expect(readings).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(readings.slice(1).map(({ values, measuredAt }) => [measuredAt - START_MS - 250, values])).toEqual([
      [2000, { systolicBp: 142, diastolicBp: 86 }],
      [9000, { heartRate: 83, spo2: 97 }],
    ]);
    vi.advanceTimersByTime(60_000);
    expect(readings).toHaveLength(3);
    model.close();
  });

  it('gives way to what a hand chooses, and is left when the case takes nothing more', async () => {
    const monitor = aMonitor();
    const { model, views } = capture(viewOf(false), monitor.create);
    model.connectMonitor();
    monitor.ecg();
    await model.pick(wfdbFiles('p1'), true);
    expect(model.getSnapshot()).toMatchObject({ running: { source: 'recording' }, monitor: { kind: 'off' } });
    model.connectMonitor();
    expect(model.getSnapshot()).toMatchObject({ running: null, monitor: { kind: 'ready' } });
    views.set(viewOf(false, 'handed-over'));
    expect(model.getSnapshot().monitor).toEqual({ kind: 'off' });
    model.connectMonitor();
    expect(model.getSnapshot().monitor).toEqual({ kind: 'off' });
    model.close();
  });
});
