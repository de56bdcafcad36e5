import { createRandom, type Random } from './random.ts';

/** What lies over the heart's signal on every real recording. All in microvolt. */
export type DisturbanceOptions = {
  /** Root mean square of the noise of muscles and electrodes in each lead. */
  readonly muscleUv: number;
  /** How far breathing moves the baseline, up and down. */
  readonly wanderUv: number;
  /** Amplitude of 50 Hz hum; 0 for none. */
  readonly mainsUv: number;
};

/** A calm patient with well-applied electrodes. */
export const CALM: DisturbanceOptions = { muscleUv: 6, wanderUv: 30, mainsUv: 0 };

const MAINS_HZ = 50;
const DRIFT_HZ = 0.05;

/** Disturbance of one lead; `at` is called once for each sample, in order. */
export class LeadDisturbance {
  readonly #options: DisturbanceOptions;
  readonly #random: Random;
  readonly #wanderShare: number;
  readonly #driftPhase: number;
  #previousNoise = 0;

  /** Electrodes differ: the seed also decides how much of the wander this lead gets. */
  constructor(options: DisturbanceOptions, seed: number) {
    this.#options = options;
    this.#random = createRandom(seed);
    this.#wanderShare = 0.5 + this.#random.uniform();
    this.#driftPhase = 2 * Math.PI * this.#random.uniform();
  }

  /** In mV. `breaths`: how many were taken until now, with their fraction. */
  at(seconds: number, breaths: number): number {
    const turns = 2 * Math.PI * seconds;
    const breathing = Math.sin(2 * Math.PI * breaths);
    const drift = 0.5 * Math.sin(turns * DRIFT_HZ + this.#driftPhase);
    const wander = this.#options.wanderUv * this.#wanderShare * (breathing + drift);
    const mains = this.#options.mainsUv * Math.sin(turns * MAINS_HZ);
    return (wander + mains + this.#options.muscleUv * this.#muscle()) / 1000;
  }

  /** The mean of two neighbours: white noise above a diagnostic monitor's 150 Hz is filtered away before it is digitised. */
  #muscle(): number {
    const noise = this.#random.normal();
    const smoothed = (noise + this.#previousNoise) * Math.SQRT1_2;
    this.#previousNoise = noise;
    return smoothed;
  }
}
