import type { Random } from './random.ts';

/** Share of the RR interval by which breathing, the slow pressure wave (Mayer, 0.1 Hz) and chance move it in a resting adult. */
const BREATHING_SHARE = 0.03;
const PRESSURE_WAVE_SHARE = 0.015;
const CHANCE_SHARE = 0.008;
const PRESSURE_WAVE_HZ = 0.1;

/** Seconds to the next beat of a sinus rhythm. `breaths`: how many were taken until now, with their fraction. */
export function nextRrSeconds(
  random: Random,
  now: { readonly seconds: number; readonly heartRate: number; readonly breaths: number },
): number {
  const breathing = BREATHING_SHARE * Math.sin(2 * Math.PI * now.breaths);
  const pressure = PRESSURE_WAVE_SHARE * Math.sin(2 * Math.PI * now.seconds * PRESSURE_WAVE_HZ);
  return (60 / now.heartRate) * (1 + breathing + pressure + CHANCE_SHARE * random.normal());
}
