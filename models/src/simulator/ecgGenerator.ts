import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { NV_PER_MV, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { drawBeat, type Beat, type BeatTruth } from './beat.ts';
import { BEAT_START_MS } from './beatShape.ts';
import { CALM, LeadDisturbance, type DisturbanceOptions } from './disturbance.ts';
import { createRandom, type Random } from './random.ts';
import { nextRrSeconds } from './rhythm.ts';
import { breathsUntil, courseAt, progressAt, type Scenario } from './scenarios.ts';

/** As monitors store a diagnostic ECG: 500 samples a second, 5 microvolt a step. */
export const SIMULATED_RATE_HZ = 500;
export const SIMULATED_LSB_NV = 5000;

/** The mean of so many intervals is shown as heart rate, as monitors do. */
const RR_INTERVALS_AVERAGED = 8;
const FIRST_BEAT_SECONDS = 0.5;
/** A beat has to be drawn before its P wave begins. */
const SAMPLES_BEFORE_R = Math.ceil((-BEAT_START_MS * SIMULATED_RATE_HZ) / 1000) + 1;

export type EcgGeneratorOptions = {
  readonly scenario: Scenario;
  /** The same seed gives the same samples. */
  readonly seed: number;
  /** Minutes of the scenario that have passed when the stream starts. */
  readonly startMinute?: number;
  readonly disturbance?: Partial<DisturbanceOptions>;
  /** Told the truth about each beat before its samples are given out. */
  readonly onBeat?: (beat: BeatTruth) => void;
};

/**
 * An endless simulated ECG of the eight independent leads, in chunks of any length: the samples do not depend on how they are asked for.
 * It keeps no time of its own; whoever calls `next` decides how fast the patient's time goes by.
 */
export class EcgGenerator {
  readonly #options: EcgGeneratorOptions;
  readonly #rhythm: Random;
  readonly #disturbances: readonly LeadDisturbance[];
  #rrSeconds: readonly number[] = [];
  /** Those that reach beyond the cursor. */
  #beats: readonly Beat[] = [];
  #nextRSeconds = FIRST_BEAT_SECONDS;
  /** Samples given out so far. */
  #cursor = 0;

  constructor(options: EcgGeneratorOptions) {
    this.#options = options;
    this.#rhythm = createRandom(options.seed);
    const disturbance = { ...CALM, ...options.disturbance };
    this.#disturbances = INDEPENDENT_LEADS.map(
      (_, lead) => new LeadDisturbance(disturbance, seedOfLead(options.seed, lead)),
    );
  }

  /** Mean of the last beats, a minute; `null` before the first. */
  get heartRate(): number | null {
    const seconds = this.#rrSeconds.reduce((sum, rr) => sum + rr, 0);
    return seconds > 0 ? (60 * this.#rrSeconds.length) / seconds : null;
  }

  /** The next `sampleCount` samples of each lead. */
  next(sampleCount: number): EcgRecording {
    const end = this.#cursor + sampleCount;
    while (this.#nextRSeconds * SIMULATED_RATE_HZ - SAMPLES_BEFORE_R < end) this.#addBeat();
    const breaths = this.#breathsOfNext(sampleCount);
    const samples = INDEPENDENT_LEADS.map((_, lead) => this.#draw(lead, breaths));
    this.#cursor = end;
    this.#beats = this.#beats.filter((beat) => endOf(beat) > end);
    return { rateHz: SIMULATED_RATE_HZ, lsbNv: SIMULATED_LSB_NV, leads: INDEPENDENT_LEADS, samples };
  }

  #addBeat(): void {
    const { scenario, onBeat } = this.#options;
    const seconds = this.#nextRSeconds;
    const elapsed = this.#elapsed(seconds);
    const progress = progressAt(scenario, elapsed);
    const heartRate = courseAt(scenario.heartRate, progress);
    const rrSeconds = nextRrSeconds(this.#rhythm, {
      seconds,
      heartRate,
      breaths: breathsUntil(scenario, elapsed),
    });
    const rSample = Math.round(seconds * SIMULATED_RATE_HZ);
    const beat = drawBeat({ rSample, rrSeconds, rateHz: SIMULATED_RATE_HZ, ecg: scenario.ecg, progress });
    this.#beats = [...this.#beats, beat];
    this.#rrSeconds = [...this.#rrSeconds, rrSeconds].slice(-RR_INTERVALS_AVERAGED);
    this.#nextRSeconds += rrSeconds;
    onBeat?.(beat.truth);
  }

  /** How many breaths were taken until each of the next samples. */
  #breathsOfNext(sampleCount: number): Float64Array {
    const breaths = new Float64Array(sampleCount);
    for (let i = 0; i < sampleCount; i++) {
      const seconds = (this.#cursor + i) / SIMULATED_RATE_HZ;
      breaths[i] = breathsUntil(this.#options.scenario, this.#elapsed(seconds));
    }
    return breaths;
  }

  #draw(lead: number, breaths: Float64Array): Int16Array {
    const millivolt = new Float64Array(breaths.length);
    for (const [i, taken] of breaths.entries()) {
      millivolt[i] = this.#disturbances[lead]?.at((this.#cursor + i) / SIMULATED_RATE_HZ, taken) ?? 0;
    }
    for (const beat of this.#beats) addCourse(millivolt, beat, lead, this.#cursor);
    return Int16Array.from(millivolt.map((value) => Math.round((value * NV_PER_MV) / SIMULATED_LSB_NV)));
  }

  /** Seconds since the start of the scenario. */
  #elapsed(streamSeconds: number): number {
    return (this.#options.startMinute ?? 0) * 60 + streamSeconds;
  }
}

function addCourse(millivolt: Float64Array, beat: Beat, lead: number, cursor: number): void {
  const course = beat.courses[lead] ?? new Float64Array();
  const offset = beat.startSample - cursor;
  const last = Math.min(course.length, millivolt.length - offset);
  for (let i = Math.max(0, -offset); i < last; i++) {
    millivolt[offset + i] = (millivolt[offset + i] ?? 0) + (course[i] ?? 0);
  }
}

function endOf({ startSample, courses }: Beat): number {
  return startSample + (courses[0]?.length ?? 0);
}

/** Leads must not share their noise, nor two simulated patients with neighbouring seeds. */
function seedOfLead(seed: number, lead: number): number {
  return seed * 31 + lead + 1;
}
