import { describe, expect, it } from 'vitest';
import { CameraBudget, type CameraPlan } from './cameraBudget.ts';

const FULL = [150_000, 500_000, 1_500_000];
const usedBps = ({ layers }: CameraPlan) =>
  layers.reduce((sum, { active, maxBitrate }) => sum + (active ? maxBitrate : 0), 0);

/** Looks once a second; `link(second)` is what the link carries. */
function plansOver(seconds: number, link: (second: number) => number): CameraPlan[] {
  const budget = new CameraBudget(FULL);
  return Array.from({ length: seconds }, (_, second) => budget.update(link(second), second * 1000));
}

describe('what the camera may use', () => {
  it('is everything that it can use on a good link', () => {
    expect(plansOver(1, () => 5_000_000)[0]).toEqual({
      limit: 'none',
      layers: FULL.map((maxBitrate) => ({ active: true, maxBitrate })),
    });
  });

  it.each([250_000, 400_000, 700_000, 1_200_000, 2_000_000])(
    '[MD8] leaves sound and ECG their 100 kbit/s of %i bit/s, and says that it is less than all',
    (available) => {
      const [plan] = plansOver(1, () => available);
      expect(usedBps(plan!)).toBeLessThanOrEqual(available - 100_000);
      expect(usedBps(plan!)).toBeGreaterThan(0);
      expect(plan!.limit).toBe('reduced');
    },
  );

  it('goes to the smaller pictures first', () => {
    const [plan] = plansOver(1, () => 600_000);
    expect(plan!.layers.map(({ active }) => active)).toEqual([true, true, false]);
  });

  it('is not taken away for a moment of low estimates', () => {
    const plans = plansOver(5, (second) => (second === 2 ? 80_000 : 900_000));
    expect(plans.map(({ limit }) => limit)).not.toContain('no-room');
  });

  it('[MD8] is nothing on a link that carries hardly more than sound and ECG', () => {
    const plans = plansOver(6, () => 150_000);
    expect(plans.at(-1)).toMatchObject({ limit: 'no-room' });
    expect(usedBps(plans.at(-1)!)).toBe(0);
  });

  it('[MD8] comes back by itself once the link carries it', () => {
    const plans = plansOver(40, (second) => (second < 12 ? 150_000 : 900_000));
    expect(plans.some(({ limit }) => limit === 'no-room')).toBe(true);
    expect(plans.at(-1)!.limit).toBe('reduced');
    expect(usedBps(plans.at(-1)!)).toBeGreaterThan(500_000);
  });

  it('is tried ever more seldom on a link that stays bad', () => {
    const isSent = plansOver(120, () => 150_000).map(({ limit }) => limit !== 'no-room');
    const trials = isSent.flatMap((sent, at) => (sent && !isSent[at - 1] && at > 0 ? [at] : []));
    const pauses = trials.slice(1).map((at, index) => at - trials[index]!);
    expect(trials.length).toBeGreaterThan(2);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  });
});
