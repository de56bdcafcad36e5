/** Numbers that look random and are the same for the same seed, so that a simulated run can be repeated. Not for secrets. */
export type Random = {
  /** Evenly from 0 (included) to 1 (excluded). */
  readonly uniform: () => number;
  /** Normally distributed, mean 0, standard deviation 1. */
  readonly normal: () => number;
};

/** The generator "mulberry32" (Tommy Ettinger, public domain): 32 bits of state, ample for noise. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // Box and Muller's transform; 1 - u, since the logarithm of 0 has no value.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
