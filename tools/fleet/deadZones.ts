import { createRandom } from '@smart-triage/models/simulator/random';

/** Without a link from `afterMs` after the end of the one before (or the start), for `lengthMs`. */
export type DeadZone = { readonly afterMs: number; readonly lengthMs: number };

const AFTER_MS = { min: 150_000, max: 300_000 };
/** Longer than the seven seconds after which either end notices, shorter than what makes ICE fail for good. */
const LENGTH_MS = { min: 10_000, max: 20_000 };

/** One after another without end; the same seed gives the same ones. */
export function* deadZones(seed: number): Generator<DeadZone, never> {
  const { uniform } = createRandom(seed);
  const between = ({ min, max }: typeof AFTER_MS): number => Math.round(min + uniform() * (max - min));
  for (;;) yield { afterMs: between(AFTER_MS), lengthMs: between(LENGTH_MS) };
}
