import type { StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { FrameCutter } from '@smart-triage/shared/ecg/frameCutter';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { EcgGenerator, SIMULATED_LSB_NV, SIMULATED_RATE_HZ } from './ecgGenerator.ts';
import { SCENARIO_IDS, SCENARIOS } from './scenarios.ts';

const SECONDS = 30;

/** Of encoded frames, headers and checksums included; what carries them comes on top. */
function kilobitsPerSecond(generator: EcgGenerator): number {
  const cutter = new FrameCutter({
    streamId: '2d3f4f0e-9a53-4d0b-8c52-0c9a3f7be1aa' as StreamId,
    leads: [...INDEPENDENT_LEADS],
    rateHz: SIMULATED_RATE_HZ,
    lsbNv: SIMULATED_LSB_NV,
  });
  const chunk = generator.next(SECONDS * SIMULATED_RATE_HZ);
  const frames = cutter.push(chunk, { firstSampleAt: instant(0), clockOffsetMs: 1 });
  const bytes = frames.reduce((sum, frame) => sum + encodeFrame(frame).length, 0);
  return (bytes * 8) / 1000 / SECONDS;
}

describe('the size of ECG frames', () => {
  // 17 to 18 kbit/s for a calm patient, 22 for a tense one; the limit is the design's.
  it.each(SCENARIO_IDS.flatMap((id) => [6, 15].map((muscleUv) => ({ id, muscleUv }))))(
    'stays below 40 kbit/s on $id with $muscleUv microvolt of noise',
    ({ id, muscleUv }) => {
      const generator = new EcgGenerator({
        scenario: SCENARIOS[id],
        seed: 8,
        startMinute: 10,
        disturbance: { muscleUv },
      });
      expect(kilobitsPerSecond(generator)).toBeLessThan(40);
    },
  );
});
