import { describe, expect, it } from 'vitest';
import { anEcgFrame } from '../../testing/ecgFrames.ts';
import { instant } from '../../time/instant.ts';
import { FramePlacement } from './framePlacement.ts';

const RATE_HZ = 500;
const T0 = 1_700_000_000_000;

describe('FramePlacement', () => {
  it('lets frames that follow each other touch although their clock jitters', () => {
    const placement = new FramePlacement(RATE_HZ);
    const jitterMs = [0, 4, -7, 12, -3];
    const starts = jitterMs.map((ms, seq) => start(placement, seq, seq * 100 + ms));
    expect(starts).toEqual([0, 50, 100, 150, 200]);
  });

  it('leaves the room of missing frames, and puts them there when they come late', () => {
    const placement = new FramePlacement(RATE_HZ);
    expect([0, 4, 5, 2, 3, 1].map((seq) => start(placement, seq))).toEqual([0, 200, 250, 100, 150, 50]);
  });

  it('places frames from before the first one at negative indexes', () => {
    const placement = new FramePlacement(RATE_HZ);
    expect([10, 8, 9].map((seq) => start(placement, seq))).toEqual([0, -100, -50]);
  });

  it('leaves the room of a pause of the source', () => {
    const placement = new FramePlacement(RATE_HZ);
    start(placement, 0);
    expect(start(placement, 1, 3100)).toBe(1550);
  });

  it('gives no second place to a repeated frame', () => {
    const placement = new FramePlacement(RATE_HZ);
    start(placement, 3);
    expect(placement.place(anEcgFrame({ seq: 3 }))).toBeNull();
  });

  it('keeps the room of a frame of which only the head is there, and fills it', () => {
    const placement = new FramePlacement(RATE_HZ);
    start(placement, 0);
    const head = {
      ...anEcgFrame({ seq: 1 }),
      samples: anEcgFrame().samples.map((lead) => lead.subarray(0, 30)),
    };
    expect(placement.place(head, 'head')).toMatchObject({ start: 50, count: 30, freshFrom: 50 });
    expect(start(placement, 2)).toBe(100);
    expect(placement.place(anEcgFrame({ seq: 1 }))).toMatchObject({ start: 50, count: 50, freshFrom: 80 });
    expect(placement.place(head, 'head')).toBeNull();
  });

  it('never lets a late frame reach into its neighbours', () => {
    const placement = new FramePlacement(RATE_HZ);
    start(placement, 0);
    start(placement, 2, 200);
    const between = placement.place(anEcgFrame({ seq: 1, capturedAt: instant(T0 + 900) }));
    expect(between).toMatchObject({ start: 50, end: 100 });
  });

  it('knows when each sample was taken', () => {
    const placement = new FramePlacement(RATE_HZ);
    start(placement, 0);
    start(placement, 1, 104);
    expect(placement.capturedAtOf(49)).toBe(T0 + 98);
    expect(placement.capturedAtOf(50)).toBe(T0 + 104);
  });
});

function start(placement: FramePlacement, seq: number, atMs = seq * 100): number | undefined {
  return placement.place(anEcgFrame({ seq, capturedAt: instant(T0 + atMs) }))?.start;
}
