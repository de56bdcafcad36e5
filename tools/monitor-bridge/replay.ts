import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { Pacer } from '@smart-triage/shared/ecg/pacer';
import { createRecordingReader } from '@smart-triage/shared/ecg/recordingReader';
import type { MonitorBridge } from './monitorBridge.ts';

const TICK_MS = 100;
const VITALS_EVERY_MS = 1000;

export type ReplayOptions = {
  bridge: Pick<MonitorBridge, 'ecg' | 'ecgEnded' | 'vitals'>;
  recording: EcgRecording;
  repeats: boolean;
  /** What the monitor beside the ECG shows; nothing where nobody said it. */
  vitals: VitalsReading['values'] | null;
  clock: Clock;
  steadyMs: () => number;
};

/** Plays a recording through a bridge in the time that it took. Returns how to stop. */
export function replay({ bridge, recording, repeats, vitals, clock, steadyMs }: ReplayOptions): () => void {
  const read = createRecordingReader(recording, repeats);
  const pacer = new Pacer(recording.rateHz, steadyMs());
  const sayVitals = (): void => {
    if (vitals) bridge.vitals(vitals, clock.now());
  };
  const vitalsTimer = setInterval(sayVitals, VITALS_EVERY_MS);
  const ecgTimer = setInterval(() => {
    const nowMs = steadyMs();
    const { count, firstSampleAtMs } = pacer.take(nowMs);
    if (count === 0) return;
    const at: Instant = addMs(clock.now(), firstSampleAtMs - nowMs);
    const chunk = read(count);
    if (chunk) bridge.ecg(chunk, at);
    else {
      clearInterval(ecgTimer);
      bridge.ecgEnded();
    }
  }, TICK_MS);
  return () => {
    clearInterval(vitalsTimer);
    clearInterval(ecgTimer);
  };
}
