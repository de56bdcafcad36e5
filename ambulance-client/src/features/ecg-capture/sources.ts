import {
  EcgGenerator,
  SIMULATED_LSB_NV,
  SIMULATED_RATE_HZ,
} from '@smart-triage/models/simulator/ecgGenerator';
import { type ScenarioId, SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import { VitalsGenerator } from '@smart-triage/models/simulator/vitalsGenerator';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { EcgSource } from './ecgSource.ts';
import { createPacedSource } from './pacedSource.ts';
import { createRecordingReader } from '@smart-triage/shared/ecg/recordingReader';
import type { PickedRecord } from './recordingPicker.ts';

export type SourceClocks = { clock: Clock; steadyMs: () => number };

export function createRecordingSource(
  record: PickedRecord,
  repeats: boolean,
  clocks: SourceClocks,
): EcgSource {
  const { rateHz, lsbNv, leads } = record.recording;
  return createPacedSource({
    ...clocks,
    description: { source: 'recording', title: record.title, rateHz, lsbNv, leads },
    read: createRecordingReader(record.recording, repeats),
  });
}

/** A simulated patient: ECG and monitor agree, since the monitor takes its heart rate from the ECG. */
export function createSimulatorSource(id: ScenarioId, seed: number, clocks: SourceClocks): EcgSource {
  const scenario = SCENARIOS[id];
  const generator = new EcgGenerator({ scenario, seed });
  const vitals = new VitalsGenerator({ scenario, seed, startedAt: clocks.clock.now() });
  const format = { rateHz: SIMULATED_RATE_HZ, lsbNv: SIMULATED_LSB_NV, leads: INDEPENDENT_LEADS };
  const source = createPacedSource({
    ...clocks,
    description: { source: 'simulator', title: id, ...format },
    read: (count) => generator.next(count),
  });
  return { ...source, readVitals: (now) => vitals.next(now, generator.heartRate) };
}
