import type { StreamId } from '@smart-triage/shared/domain/ids';
import type { EcgFrame } from '@smart-triage/shared/ecg/frame';
import { FrameCutter } from '@smart-triage/shared/ecg/frameCutter';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { EcgGenerator, SIMULATED_LSB_NV, SIMULATED_RATE_HZ } from '../simulator/ecgGenerator.ts';
import { type ScenarioId, SCENARIOS } from '../simulator/scenarios.ts';

export type SimulatedFrames = {
  scenario: ScenarioId;
  streamId: StreamId;
  seconds: number;
  /** When the last of them ends, on the tablet's clock, which here is the server's. */
  endAt: Instant;
  /** Minutes of the scenario that had passed at the first. */
  startMinute?: number;
};

/** A stretch of a simulated patient's ECG as a tablet sends it: the same samples at each call. */
export function simulatedFrames(options: SimulatedFrames): EcgFrame[] {
  const { scenario, streamId, seconds, endAt, startMinute = 0 } = options;
  const format = { leads: [...INDEPENDENT_LEADS], rateHz: SIMULATED_RATE_HZ, lsbNv: SIMULATED_LSB_NV };
  const generator = new EcgGenerator({ scenario: SCENARIOS[scenario], seed: 7, startMinute });
  const chunk = generator.next(seconds * SIMULATED_RATE_HZ);
  const cutter = new FrameCutter({ streamId, ...format });
  return cutter.push(chunk, { firstSampleAt: addMs(endAt, -seconds * 1000), clockOffsetMs: 0 });
}
