import { describe, expect, it } from 'vitest';
import { BLOCK_SAMPLES, SAMPLE_RATE_HZ, softTone, steadyTone } from './testSound.ts';

const samples = (pitchHz: number) => softTone(pitchHz).flatMap((block) => [...block]);

describe('the test sound', () => {
  it('comes in blocks of ten milliseconds', () => {
    expect(new Set(softTone(523).map(({ length }) => length))).toEqual(new Set([BLOCK_SAMPLES]));
  });

  it('is a quiet tone of its pitch, then silence', () => {
    const all = samples(600);
    expect(Math.max(...all)).toBeGreaterThan(2500);
    expect(Math.max(...all)).toBeLessThan(4000);
    const toneLength = all.findLastIndex((sample) => sample !== 0) + 1;
    const risings = all.filter((sample, i) => i > 0 && sample >= 0 && all[i - 1]! < 0).length;
    expect(Math.round(risings / (toneLength / SAMPLE_RATE_HZ) / 10) * 10).toBe(600);
    expect(toneLength).toBeLessThan(all.length / 2);
  });

  it('can be repeated without a click: it begins and ends in silence', () => {
    const all = samples(600);
    expect([all[0], all.at(-1)]).toEqual([0, 0]);
  });

  it('has no pause for whoever measures when it is back, and joins when repeated', () => {
    const blocks = steadyTone(523);
    expect(blocks.every((block) => block.some((sample) => Math.abs(sample) > 2500))).toBe(true);
    const [first, last] = [blocks[0]!, blocks.at(-1)!];
    expect(Math.abs(first[0]! - last.at(-1)!)).toBeLessThan(300);
  });
});
