import type { VitalsReading, VitalSign } from '@smart-triage/shared/domain/vitals';
import type { Instant } from '@smart-triage/shared/time/instant';
import { createRandom, type Random } from './random.ts';
import { courseAt, progressAt, type Scenario } from './scenarios.ts';

type DriftingSign = Exclude<VitalSign, 'heartRate'>;

/** How far each sign strays from its course (standard deviation), and in what steps a monitor shows it. */
const DRIFT: Readonly<Record<DriftingSign, { readonly spread: number; readonly step: number }>> = {
  systolicBp: { spread: 3, step: 1 },
  diastolicBp: { spread: 2, step: 1 },
  spo2: { spread: 0.6, step: 1 },
  respiratoryRate: { spread: 0.8, step: 1 },
  temperature: { spread: 0.03, step: 0.1 },
};
/** Share of the last deviation that is still there at the next reading: values wander, they do not jump. */
const MEMORY = 0.9;

/** A cuff measures now and then, a thermometer hardly ever: their last values grow old on the screen, as in a real ambulance. */
const CUFF = { firstSecond: 20, everySeconds: 180 };
const THERMOMETER = { firstSecond: 60, everySeconds: 900 };

type Schedule = typeof CUFF;

export type VitalsGeneratorOptions = {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly startedAt: Instant;
  /** Minutes of the scenario that had passed at `startedAt`. */
  readonly startMinute?: number;
};

/** Readings of a simulated monitor. Whoever calls decides how often; the heart rate comes from the simulated ECG, so that both agree. */
export class VitalsGenerator {
  readonly #options: VitalsGeneratorOptions;
  readonly #random: Random;
  readonly #deviation = new Map<DriftingSign, number>();
  #nextCuff = CUFF.firstSecond;
  #nextThermometer = THERMOMETER.firstSecond;

  constructor(options: VitalsGeneratorOptions) {
    this.#options = options;
    this.#random = createRandom(options.seed);
  }

  /** What the monitor has measured at this moment. `heartRate` null: the ECG has no beat yet, and the reading has no heart rate. */
  next(now: Instant, heartRate: number | null): VitalsReading {
    const seconds = (now - this.#options.startedAt) / 1000;
    const signs: DriftingSign[] = ['spo2', 'respiratoryRate'];
    if (seconds >= this.#nextCuff) {
      signs.push('systolicBp', 'diastolicBp');
      this.#nextCuff = following(CUFF, seconds);
    }
    if (seconds >= this.#nextThermometer) {
      signs.push('temperature');
      this.#nextThermometer = following(THERMOMETER, seconds);
    }
    const values = Object.fromEntries(signs.map((sign) => [sign, this.#measure(sign, seconds)]));
    const rate = heartRate === null ? {} : { heartRate: Math.round(heartRate) };
    return { measuredAt: now, source: 'simulator', values: { ...rate, ...values } };
  }

  #measure(sign: DriftingSign, seconds: number): number {
    const { scenario, startMinute = 0 } = this.#options;
    const { from, to } = scenario.vitals;
    const progress = progressAt(scenario, startMinute * 60 + seconds);
    const value = courseAt({ from: from[sign], to: to[sign] }, progress) + this.#deviate(sign);
    const { step } = DRIFT[sign];
    const shown = Math.round(value / step) * step;
    return sign === 'spo2' ? Math.min(100, shown) : Number(shown.toFixed(1));
  }

  /** A first-order autoregressive walk whose spread stays that of the table. */
  #deviate(sign: DriftingSign): number {
    const fresh = Math.sqrt(1 - MEMORY ** 2) * DRIFT[sign].spread * this.#random.normal();
    const deviation = MEMORY * (this.#deviation.get(sign) ?? 0) + fresh;
    this.#deviation.set(sign, deviation);
    return deviation;
  }
}

/** The schedule's next moment after this one, also when readings were skipped for a while. */
function following({ firstSecond, everySeconds }: Schedule, seconds: number): number {
  return firstSecond + everySeconds * (Math.floor((seconds - firstSecond) / everySeconds) + 1);
}
