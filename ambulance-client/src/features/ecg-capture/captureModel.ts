import { SCENARIO_IDS, type ScenarioId } from '@smart-triage/models/simulator/scenarios';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { EcgStream } from '@smart-triage/shared/domain/ecgStream';
import { type StreamId, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import { type EcgFrame, encodeFrame, encodeHead } from '@smart-triage/shared/ecg/frame';
import { FrameCutter } from '@smart-triage/shared/ecg/frameCutter';
import { sampleCount } from '@smart-triage/shared/ecg/recording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { KeptFrame } from '@smart-triage/shared/client/ecgLog';
import { problemOf } from '../../lib/problemOf.ts';
import type { EcgSource, EcgSourceDescription } from './ecgSource.ts';
import type { FleetMonitorState } from '../../lib/monitor/fleetMonitor.ts';
import { createMonitorFeed, type MonitorFeedDeps } from './monitorFeed.ts';
import { createRecordingSource, createSimulatorSource, type SourceClocks } from './sources.ts';
import { type PickedRecord, type ReadFiles, readPickedRecords } from './recordingPicker.ts';

export type CaptureState = {
  readonly running:
    (EcgSourceDescription & { readonly streamId: StreamId; readonly startedAt: Instant }) | null;
  /** The last source came to its end by itself. */
  readonly hasEnded: boolean;
  /** Records that were picked and wait for a choice. */
  readonly picked: readonly PickedRecord[];
  /** Why the picked files cannot be used: for people to read out, which field at which place breaks which limit. */
  readonly problem: { readonly code: ErrorCode; readonly detail: string | null } | null;
  /** Empty for a real patient: what is simulated never mixes with what is not. */
  readonly scenarios: readonly ScenarioId[];
  /** Why no ECG can be started now. */
  readonly refusal: ErrorCode | null;
  /** How the tablet stands to the vehicle's own monitor. */
  readonly monitor: FleetMonitorState;
};

export type CaptureModelDeps = SourceClocks & {
  view: Readable<CaseView | null>;
  serverOffsetMs: () => number | null;
  /** Takes each frame as it is sent: from here on it is not lost. */
  onKept: (frame: Omit<KeptFrame, 'caseId'>) => void;
  /** Takes the head of a frame when it can go at once; `read` gives it. */
  sendAhead: (read: () => Uint8Array<ArrayBuffer> | null) => void;
  /** The source gives nothing more. */
  onStopped: () => void;
  /** Told of every frame that is captured, to draw it. */
  onFrame: (frame: EcgFrame) => void;
  /** Tells the server of a new stream, through the outbox. */
  startStream: (stream: EcgStream) => void;
  /** What the source's own monitor measured, on the server's clock. */
  onVitals: (reading: VitalsReading) => void;
  /** Reads a recording of any format beside the page. */
  readFiles: ReadFiles;
  createMonitor: MonitorFeedDeps['createMonitor'];
};

export type CaptureModel = Readable<CaptureState> & {
  /** Finds the vehicle's monitor and takes what it measures, until `stop` or another source. */
  connectMonitor: () => void;
  startSimulator: (scenario: ScenarioId) => void;
  /** Reads the files; a single record starts at once, of several one is chosen. */
  pick: (files: readonly File[], repeats: boolean) => Promise<void>;
  startPicked: (record: PickedRecord, repeats: boolean) => void;
  stop: () => void;
  close: () => void;
};

/** As often as a reading is worth an entry in the record. */
const VITALS_EVERY_MS = 10_000;

/** Runs one ECG source at a time: cuts what it gives into frames, hands them to the uplink, and lets the screen draw them. */
export function createCaptureModel(deps: CaptureModelDeps): CaptureModel {
  const { view, clock } = deps;
  const store = createStore<CaptureState>({
    running: null,
    hasEnded: false,
    picked: [],
    problem: null,
    monitor: { kind: 'none' },
    ...allowedIn(view.getSnapshot()),
  });
  const patch = (change: Partial<CaptureState>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  let current: { source: EcgSource; cutter: FrameCutter } | null = null;
  const onServerClock = (at: Instant): Instant => addMs(at, deps.serverOffsetMs() ?? 0);
  const vitalsTimer = setInterval(() => {
    const reading = current?.source.readVitals?.(clock.now());
    if (!reading) return;
    deps.onVitals({ ...reading, measuredAt: onServerClock(reading.measuredAt) });
  }, VITALS_EVERY_MS);

  const append = (frames: readonly EcgFrame[]): void => {
    for (const frame of frames) {
      deps.onKept(keptOf(frame));
      deps.onFrame(frame);
    }
  };
  const stopSource = (): void => {
    if (!current) return;
    current.source.stop();
    append(current.cutter.flush());
    current = null;
    patch({ running: null });
    deps.onStopped();
  };
  const run = (source: EcgSource): void => {
    stopSource();
    const description = source.describe();
    const { leads, rateHz, lsbNv } = description;
    const streamId = StreamIdSchema.parse(crypto.randomUUID());
    const startedAt = onServerClock(clock.now());
    const cutter = new FrameCutter({ streamId, leads: [...leads], rateHz, lsbNv });
    current = { source, cutter };
    deps.startStream({ streamId, leads: [...leads], rateHz, lsbNv, source: description.source, startedAt });
    patch({ running: { ...description, streamId, startedAt }, hasEnded: false, picked: [], problem: null });
    source.start({
      onSamples: (chunk, firstSampleAt) => {
        append(cutter.push(chunk, { firstSampleAt, clockOffsetMs: deps.serverOffsetMs() }));
        deps.sendAhead(() => {
          const head = cutter.head();
          return head && encodeHead(head);
        });
      },
      onEnd: () => {
        stopSource();
        patch({ hasEnded: description.source !== 'monitor' });
      },
    });
  };
  const monitor = createMonitorFeed({
    createMonitor: deps.createMonitor,
    onSource: run,
    onVitals: (reading, origin) => {
      if (origin === 'replay' && !view.getSnapshot()?.simulated) return;
      const source = origin === 'patient' ? 'monitor' : 'simulator';
      deps.onVitals({ ...reading, measuredAt: onServerClock(reading.measuredAt), source });
    },
  });
  const showMonitor = (): void => {
    patch({ monitor: monitor.getSnapshot() });
  };
  showMonitor();
  const stop = (): void => {
    monitor.leave();
    stopSource();
  };
  /** One source at a time: what a hand chooses ends what ran. */
  const choose = (source: EcgSource): void => {
    stop();
    run(source);
  };
  const startPicked = (record: PickedRecord, repeats: boolean): void => {
    if (!store.getSnapshot().refusal) choose(createRecordingSource(record, repeats, deps));
  };
  const subscriptions = [
    monitor.subscribe(showMonitor),
    view.subscribe(() => {
      patch(allowedIn(view.getSnapshot()));
      if (store.getSnapshot().refusal) stop();
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    connectMonitor: () => {
      if (store.getSnapshot().refusal) return;
      const { kind } = monitor.getSnapshot();
      if (kind === 'off' || kind === 'refused') stop();
      monitor.open();
    },
    startSimulator: (scenario) => {
      const { scenarios, refusal } = store.getSnapshot();
      if (refusal || !scenarios.includes(scenario)) return;
      choose(createSimulatorSource(scenario, crypto.getRandomValues(new Uint32Array(1))[0] ?? 1, deps));
    },
    pick: async (files, repeats) => {
      try {
        const picked = await readPickedRecords(files, deps.readFiles);
        const [only] = picked;
        if (only && picked.length === 1) startPicked(only, repeats);
        else patch({ picked, problem: null });
      } catch (error) {
        patch({ picked: [], problem: { code: problemOf(error), detail: detailOf(error) } });
      }
    },
    startPicked,
    stop,
    close: () => {
      clearInterval(vitalsTimer);
      for (const unsubscribe of subscriptions) unsubscribe();
      stop();
      monitor.close();
    },
  };
}

/** Errors of ours name fields, places and limits, and never a value from the file. */
function detailOf(error: unknown): string | null {
  return error instanceof AppError && error.code === ErrorCode.Invalid ? error.message : null;
}

/** The simulator plays patients who do not exist, so it runs only in cases that say so. */
function allowedIn(view: CaseView | null): Pick<CaptureState, 'scenarios' | 'refusal'> {
  return {
    scenarios: view?.simulated ? SCENARIO_IDS : [],
    refusal: refusalOf(view?.expected ?? 'opened', 'ecg-started', 'paramedic'),
  };
}

function keptOf(frame: EcgFrame): Omit<KeptFrame, 'caseId'> {
  const lengthMs = (sampleCount(frame) * 1000) / frame.rateHz;
  return {
    streamId: frame.streamId,
    seq: frame.seq,
    capturedUntil: addMs(frame.capturedAt, lengthMs),
    bytes: encodeFrame(frame),
  };
}
