import { describe, expect, it, onTestFailed } from 'vitest';
import { type Mishap, planOf } from './plan.ts';
import { runChaos } from './runChaos.ts';

/** Seeds whose plans have everything in them. One that ever failed is added here and stays. */
const SEEDS = [4, 7];
const LENGTH_MS = 15_000;
/** Half a minute on a quiet machine, most of it for the starts of a server. */
const RUN_WITHIN_MS = 300_000;

describe('chaos', () => {
  it('has every kind of mishap in the plans of its seeds, and the same plan for the same seed', () => {
    const kinds = new Set<Mishap['kind']>(
      SEEDS.flatMap((seed) => planOf(seed, LENGTH_MS)).map(({ kind }) => kind),
    );
    expect([...kinds].toSorted()).toEqual([
      'change-address',
      'clock-step',
      'cut',
      'kill-server',
      'kill-worker',
      'reload',
    ]);
    expect(planOf(4, LENGTH_MS)).toEqual(planOf(4, LENGTH_MS));
  });

  it.each(SEEDS)(
    '[EC3][CS3] loses nothing, doubles nothing and keeps the order through the plan of seed %i',
    { timeout: RUN_WITHIN_MS },
    async (seed) => {
      const told: string[] = [];
      onTestFailed(() => {
        console.info(told.join('\n'));
      });
      const { frames, changes, ...faults } = await runChaos({
        seed,
        lengthMs: LENGTH_MS,
        say: (text) => told.push(text),
      });
      expect(faults).toEqual({
        framesLost: 0,
        framesInvented: 0,
        changesLost: 0,
        changesTwice: 0,
        changesOutOfOrder: 0,
        refused: 0,
        isChainWhole: true,
      });
      expect(frames).toBeGreaterThan(100);
      expect(changes).toBeGreaterThan(20);
    },
  );
});
