import {
  EcgGenerator,
  SIMULATED_LSB_NV,
  SIMULATED_RATE_HZ,
} from '@smart-triage/models/simulator/ecgGenerator';
import { SCENARIOS, type ScenarioId } from '@smart-triage/models/simulator/scenarios';
import type { EcgStream } from '@smart-triage/shared/domain/ecgStream';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import type { EcgFormat, EcgRecording } from '@smart-triage/shared/ecg/recording';
import { createRecordingReader, toStreamedLeads } from '@smart-triage/shared/ecg/recordingReader';

/** Where an ambulance's ECG comes from. It has no time of its own: who reads decides how fast it goes. */
export type EcgSource = {
  readonly source: EcgStream['source'];
  readonly format: EcgFormat;
  /** The next `count` samples of each lead. */
  readonly read: (count: number) => EcgRecording | null;
  /** Beats a minute, where the source knows them; `null` otherwise. */
  readonly heartRate: () => number | null;
};

/** A patient who has been ill for `startMinute` minutes. */
export function simulatedEcg(scenario: ScenarioId, seed: number, startMinute: number): EcgSource {
  const generator = new EcgGenerator({ scenario: SCENARIOS[scenario], seed, startMinute });
  return {
    source: 'simulator',
    format: { rateHz: SIMULATED_RATE_HZ, lsbNv: SIMULATED_LSB_NV, leads: INDEPENDENT_LEADS },
    read: (count) => generator.next(count),
    heartRate: () => generator.heartRate,
  };
}

/** The recording from its beginning again and again. Nobody measured its heart rate, so there is none. */
export function recordedEcg(recording: EcgRecording): EcgSource {
  const streamed = toStreamedLeads(recording);
  const { rateHz, lsbNv, leads } = streamed;
  return {
    source: 'recording',
    format: { rateHz, lsbNv, leads },
    read: createRecordingReader(streamed, true),
    heartRate: () => null,
  };
}
