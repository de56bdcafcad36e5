import {
  deriveLead,
  INDEPENDENT_LEADS,
  isDerivedLead,
  STANDARD_LEADS,
  type Lead,
} from '@smart-triage/shared/ecg/leads';
import {
  BEAT_START_MS,
  beatTiming,
  J_POINT_MS,
  QRS_ONSET_MS,
  wavesAt,
  type BeatTiming,
} from './beatShape.ts';
import { blend, type IndependentLead, type Morphology } from './morphology.ts';
import type { Course } from './scenarios.ts';

/** What is true of a generated beat, for measuring the measurement. Samples are counted from the start of the stream; levels are free of noise. */
export type BeatTruth = {
  /** The middle of the QRS complex. */
  readonly rSample: number;
  readonly qrsOnsetSample: number;
  readonly jSample: number;
  /** Level at the J point against that at QRS onset, in mV, for all twelve leads. */
  readonly stAtJMv: Readonly<Record<Lead, number>>;
  readonly stAtJ60Mv: Readonly<Record<Lead, number>>;
};

/** A beat as it is added to the trace: one course in mV for each independent lead, from `startSample` on. */
export type Beat = {
  readonly startSample: number;
  readonly courses: readonly Float64Array[];
  readonly truth: BeatTruth;
};

type BeatPlan = {
  readonly rSample: number;
  readonly rrSeconds: number;
  readonly rateHz: number;
  readonly ecg: Course<Morphology>;
  readonly progress: number;
};

export function drawBeat(plan: BeatPlan): Beat {
  const { rSample, rateHz } = plan;
  const timing = beatTiming(plan.rrSeconds * 1000);
  const toSamples = (ms: number): number => Math.round((ms * rateHz) / 1000);
  const first = toSamples(BEAT_START_MS);
  const shapes = Array.from({ length: toSamples(timing.endMs) - first + 1 }, (_, i) =>
    wavesAt(((first + i) * 1000) / rateHz, timing),
  );
  const sizes = INDEPENDENT_LEADS.map((lead) => sizesOf(plan, lead));
  return {
    startSample: rSample + first,
    courses: sizes.map((size) => Float64Array.from(shapes, (shape) => weightedSum(size, shape))),
    truth: {
      rSample,
      qrsOnsetSample: rSample + toSamples(QRS_ONSET_MS),
      jSample: rSample + toSamples(J_POINT_MS),
      stAtJMv: stLevels(sizes, timing, J_POINT_MS),
      stAtJ60Mv: stLevels(sizes, timing, J_POINT_MS + 60),
    },
  };
}

function sizesOf({ ecg, progress }: BeatPlan, lead: IndependentLead): readonly number[] {
  return blend(ecg.from[lead], ecg.to[lead], progress);
}

function stLevels(
  sizes: readonly (readonly number[])[],
  timing: BeatTiming,
  ms: number,
): Readonly<Record<Lead, number>> {
  const level = (lead: IndependentLead): number => {
    const size = sizes[INDEPENDENT_LEADS.indexOf(lead)] ?? [];
    return weightedSum(size, wavesAt(ms, timing)) - weightedSum(size, wavesAt(QRS_ONSET_MS, timing));
  };
  const levels = STANDARD_LEADS.map((lead) => [
    lead,
    isDerivedLead(lead) ? deriveLead(lead, level('I'), level('II')) : level(lead),
  ]);
  return Object.fromEntries(levels) as Record<Lead, number>;
}

function weightedSum(sizes: readonly number[], shape: readonly number[]): number {
  let sum = 0;
  for (let wave = 0; wave < shape.length; wave++) sum += (sizes[wave] ?? 0) * (shape[wave] ?? 0);
  return sum;
}
