import type { EcgStream } from '@smart-triage/shared/domain/ecgStream';
import type { VitalsReading } from '@smart-triage/shared/domain/vitals';
import type { EcgFormat, EcgRecording } from '@smart-triage/shared/ecg/recording';
import type { Instant } from '@smart-triage/shared/time/instant';

export type EcgSourceDescription = EcgFormat & {
  readonly source: EcgStream['source'];
  /** What it is called on the screen: a file's name, or a scenario's id. Not patient data. */
  readonly title: string;
};

export type EcgSourceEvents = {
  /** Samples as they come, without holes, with the time of the first on the tablet's clock. */
  onSamples: (chunk: EcgRecording, firstSampleAt: Instant) => void;
  /** The source has no more samples. */
  onEnd: () => void;
};

/** Where an ECG comes from: a recording, the simulator, later a monitor. Started once, stopped for good. */
export interface EcgSource {
  describe(): EcgSourceDescription;
  start(events: EcgSourceEvents): void;
  stop(): void;
  /** What a monitor beside this ECG shows now; only for a source that has one. */
  readVitals?(now: Instant): VitalsReading;
}
