import type { Readable } from '@smart-triage/shared/client/store';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import { type EcgRecording, isSameFormat, MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { toStreamed } from '@smart-triage/shared/ecg/streamable';
import type { EcgChunk } from '@smart-triage/shared/monitor/bridgeMessages';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { FleetMonitor, FleetMonitorState } from '../../lib/monitor/fleetMonitor.ts';
import type { MonitorDevice, MonitorEvents } from '../../lib/monitor/monitorLink.ts';
import type { EcgSource } from './ecgSource.ts';
import { MonitorVitals } from './monitorVitals.ts';
import { createPushedSource, type PushedSource } from './pushedSource.ts';

export type MonitorFeedDeps = {
  createMonitor: (events: MonitorEvents) => FleetMonitor;
  /** A piece of ECG that follows nothing: a new stream. */
  onSource: (source: EcgSource) => void;
  onVitals: (reading: Omit<VitalsReading, 'source'>, origin: MonitorDevice['origin']) => void;
};

export type MonitorFeed = Readable<FleetMonitorState> & {
  open: () => void;
  leave: () => void;
  close: () => void;
};

/** As often as a reading is worth an entry in the record. */
const VITALS_EVERY_MS = 10_000;

/** What the vehicle's monitor measures, as sources of ECG that each are without a hole, and as readings. */
export function createMonitorFeed({ createMonitor, onSource, onVitals }: MonitorFeedDeps): MonitorFeed {
  let source: PushedSource | null = null;
  const vitals = new MonitorVitals();
  let origin: MonitorDevice['origin'] = 'patient';
  let vitalsTimer: ReturnType<typeof setTimeout> | null = null;

  const breakOff = (): void => {
    const ended = source;
    source = null;
    ended?.end();
  };
  const takeEcg = (chunk: EcgChunk, firstSampleAt: Instant, device: MonitorDevice): void => {
    const recording = toStreamed(recordingOf(chunk));
    if (source && !isSameFormat(source.describe(), recording)) breakOff();
    if (!source) {
      source = sourceOf(recording, device);
      onSource(source);
    }
    source.push(recording, firstSampleAt);
  };
  const giveVitals = (): void => {
    vitalsTimer = null;
    const readings = vitals.take();
    for (const reading of readings) onVitals(reading, origin);
    if (readings.length > 0) vitalsTimer = setTimeout(giveVitals, VITALS_EVERY_MS);
  };
  const monitor = createMonitor({
    onBroken: breakOff,
    onEcg: takeEcg,
    onVitals: (values, measuredAt, device) => {
      origin = device.origin;
      vitals.add(values, measuredAt);
      // The first one counts at once, the next ones together.
      if (vitalsTimer === null) giveVitals();
    },
  });
  const forget = (): void => {
    if (vitalsTimer !== null) clearTimeout(vitalsTimer);
    vitalsTimer = null;
    vitals.take();
  };
  return {
    getSnapshot: monitor.getSnapshot,
    subscribe: monitor.subscribe,
    open: monitor.open,
    leave: () => {
      forget();
      monitor.leave();
    },
    close: () => {
      forget();
      monitor.close();
    },
  };
}

/** [MB6] What is replayed was not measured now, whoever sends it: it is a recording. */
function sourceOf({ rateHz, lsbNv, leads }: EcgRecording, { device, origin }: MonitorDevice): PushedSource {
  const source = origin === 'patient' ? 'monitor' : 'recording';
  return createPushedSource({ source, title: device, rateHz, lsbNv, leads });
}

function recordingOf({ rateHz, lsbNv, leads, samples }: EcgChunk): EcgRecording {
  const whole = samples.map((lead) => Int16Array.from(lead, (sample) => sample ?? MISSING_SAMPLE));
  return { rateHz, lsbNv, leads, samples: whole };
}
