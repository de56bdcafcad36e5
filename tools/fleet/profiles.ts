import type { ScenarioId } from '@smart-triage/models/simulator/scenarios';
import type { Position } from '@smart-triage/shared/domain/hospital';

/** One simulated ambulance: who its patients are, where they live and how its crew goes about it. */
export type Profile = {
  /** The demo tablet that it pairs as. */
  readonly unit: string;
  readonly scenario: ScenarioId;
  readonly seed: number;
  /** One patient after another. */
  readonly scenes: readonly [Position, ...Position[]];
  /** When the crew asks for a cardiologist. */
  readonly consultAtSecond: number;
  /** When the crew drives to the intervention centre without waiting for anybody; `null`: it waits for the decision. */
  readonly leavesAtSecond: number | null;
  /** Of the tone in its sound, so that they can be told apart by ear. */
  readonly pitchHz: number;
  /** Of its picture: blue and red difference, 128 is grey. */
  readonly tint: readonly [number, number];
};

/** The demo's first tablet, 06-101, is not among them: it is for a person. */
export const PROFILES: readonly Profile[] = [
  {
    unit: '06-123',
    scenario: 'normal',
    seed: 123,
    scenes: [
      { latitude: 52.131, longitude: 4.666 },
      { latitude: 52.08, longitude: 4.66 },
      { latitude: 52.1, longitude: 4.57 },
    ],
    consultAtSecond: 165,
    leavesAtSecond: null,
    pitchHz: 523,
    tint: [138, 118],
  },
  {
    unit: '06-127',
    scenario: 'nstemi',
    seed: 127,
    scenes: [
      { latitude: 52.048, longitude: 4.64 },
      { latitude: 52.085, longitude: 4.75 },
      { latitude: 52.012, longitude: 4.71 },
    ],
    consultAtSecond: 135,
    leavesAtSecond: null,
    pitchHz: 587,
    tint: [118, 132],
  },
  {
    unit: '06-131',
    scenario: 'anterior-stemi-evolving',
    seed: 131,
    scenes: [
      { latitude: 52.24, longitude: 4.442 },
      { latitude: 52.207, longitude: 4.395 },
      { latitude: 52.06, longitude: 4.5 },
    ],
    consultAtSecond: 60,
    // After the crew has entered that the ECG is ischaemic (second 360): an infarct is driven, not discussed.
    leavesAtSecond: 375,
    pitchHz: 659,
    tint: [122, 140],
  },
];
