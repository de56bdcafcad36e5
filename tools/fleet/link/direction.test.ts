import { createRandom } from '@smart-triage/models/simulator/random';
import { describe, expect, it } from 'vitest';
import { type Conditions, NETWORKS } from './conditions.ts';
import { Direction, type Passage } from './direction.ts';

const PACKETS = 20_000;

/** What happens to packets of 1000 bytes that are sent `everyMs`. */
function passages(
  conditions: Conditions,
  { seed = 1, everyMs = 20 } = {},
): (Passage & { sentAtMs: number })[] {
  const direction = new Direction(conditions, createRandom(seed).uniform);
  return Array.from({ length: PACKETS }, (_, i) => ({
    sentAtMs: i * everyMs,
    ...direction.admit(1000, i * everyMs),
  }));
}

const lostShare = (all: readonly Passage[]) => all.filter(({ isLost }) => isLost).length / all.length;

function meanBurst(all: readonly Passage[]): number {
  const lost = all.filter(({ isLost }) => isLost).length;
  const starts = all.filter(({ isLost }, i) => isLost && !all[i - 1]?.isLost).length;
  return lost / starts;
}

describe('one direction of a network', () => {
  it('does the same to the same packets with the same seed, and something else with another', () => {
    const { up } = NETWORKS.lteEdge;
    expect(passages(up)).toEqual(passages(up));
    expect(passages(up, { seed: 2 })).not.toEqual(passages(up));
  });

  it.each([
    ['LTE', NETWORKS.lteGood.up, 0.005, 1],
    ['the edge of a cell', NETWORKS.lteEdge.up, 0.03, 4],
  ])('loses as many packets as %s does, in bursts as long', (_, conditions, share, burst) => {
    const all = passages(conditions);
    expect(Math.abs(lostShare(all) - share)).toBeLessThan(share / 4);
    expect(Math.abs(meanBurst(all) - burst)).toBeLessThan(burst / 4);
  });

  it('delays within the jitter around its delay, and keeps the order', () => {
    const all = passages({ ...NETWORKS.lteEdge.up, kbitPerSecond: null }, { everyMs: 50 });
    const delays = all.map(({ arrivesAtMs, sentAtMs }) => arrivesAtMs - sentAtMs);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...delays)).toBeLessThanOrEqual(80);
    expect(Math.abs(delays.reduce((sum, delay) => sum + delay, 0) / PACKETS - 60)).toBeLessThan(1);
    expect(all.every(({ arrivesAtMs }, i) => arrivesAtMs >= (all[i - 1]?.arrivesAtMs ?? 0))).toBe(true);
  });

  it('carries no more than its rate, and drops what would wait longer than its queue', () => {
    const conditions = { ...NETWORKS.lteEdge.up, loss: null };
    // Twice the rate: 1000 bytes each 5.71 ms are 1400 kbit/s.
    const all = passages(conditions, { everyMs: 40 / 7 });
    const through = all.filter(({ isLost }) => !isLost);
    const seconds = (PACKETS * 40) / 7 / 1000;
    expect(Math.abs((through.length * 8) / seconds / 700 - 1)).toBeLessThan(0.02);
    expect(Math.max(...through.map(({ leavesAtMs, sentAtMs }) => leavesAtMs - sentAtMs))).toBeLessThan(515);
  });

  it('lets whoever can wait use the rate without loss', () => {
    const direction = new Direction({ ...NETWORKS.lteEdge.up, loss: null }, () => 0.5);
    const all = Array.from({ length: 200 }, () => direction.admit(1000, 0, true));
    expect(lostShare(all)).toBe(0);
    expect(Math.abs((all.at(-1)?.leavesAtMs ?? 0) - (200 * 8000) / 700)).toBeLessThan(1);
  });
});
