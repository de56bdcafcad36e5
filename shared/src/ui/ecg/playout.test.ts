import { describe, expect, it } from 'vitest';
import { Playout } from './playout.ts';

const FRAME_S = 0.1;
const SCREEN_S = 1 / 60;

describe('Playout', () => {
  it('moves evenly although samples come in frames', () => {
    const steps = play({ seconds: 6, delay: () => 0.02 }).slice(120);
    expect(Math.min(...steps)).toBeGreaterThan(SCREEN_S * 0.98);
    expect(Math.max(...steps)).toBeLessThan(SCREEN_S * 1.02);
  });

  it('still moves evenly when frames are up to 40 ms late', () => {
    const steps = play({ seconds: 12, delay: (frame) => 0.02 + ((frame * 7) % 5) / 100 }).slice(300);
    expect(Math.min(...steps)).toBeGreaterThan(SCREEN_S * 0.9);
    expect(Math.max(...steps)).toBeLessThan(SCREEN_S * 1.1);
  });

  it('stays within the frame, the way and 10 ms behind the source', () => {
    const playout = new Playout();
    for (let frame = 1; frame <= 50; frame += 1) {
      playout.frameArrived(frame * FRAME_S, FRAME_S, frame * FRAME_S + 0.02);
      playout.positionAt(frame * FRAME_S + 0.02);
    }
    expect(5.05 - playout.positionAt(5.05)!).toBeCloseTo(0.13, 2);
  });

  it('does not fall behind because it was opened with history', () => {
    const playout = new Playout();
    for (let frame = 1; frame <= 100; frame += 1) playout.frameArrived(frame * FRAME_S, FRAME_S, 10.02);
    playout.positionAt(10.03);
    playout.frameArrived(10.1, FRAME_S, 10.12);
    expect(10.15 - playout.positionAt(10.15)!).toBeCloseTo(0.13, 2);
  });

  it('waits at the newest sample when nothing comes', () => {
    const playout = new Playout();
    playout.frameArrived(0.1, FRAME_S, 0.12);
    expect(playout.positionAt(9)).toBe(0.1);
    expect(playout.positionAt(10)).toBe(0.1);
  });

  it('jumps to the newest after an outage instead of playing it back late', () => {
    const playout = new Playout();
    playout.frameArrived(0.1, FRAME_S, 0.12);
    playout.positionAt(0.2);
    playout.frameArrived(30.1, FRAME_S, 30.12);
    expect(playout.positionAt(30.2)).toBeGreaterThan(30);
  });

  it('never goes back', () => {
    expect(
      Math.min(...play({ seconds: 10, delay: (frame) => (frame % 9 === 0 ? 0.25 : 0.01) })),
    ).toBeGreaterThanOrEqual(0);
  });

  it('is nowhere before the first frame', () => {
    expect(new Playout().positionAt(1)).toBeNull();
  });
});

/** How far the pen goes from one screen refresh to the next. */
function play({ seconds, delay }: { seconds: number; delay: (frame: number) => number }): number[] {
  const playout = new Playout();
  const steps: number[] = [];
  let frame = 0;
  let last: number | null = null;
  for (let now = 0; now < seconds; now += SCREEN_S) {
    while ((frame + 1) * FRAME_S + delay(frame) <= now) {
      frame += 1;
      playout.frameArrived(frame * FRAME_S, FRAME_S, frame * FRAME_S + delay(frame - 1));
    }
    const position = playout.positionAt(now);
    if (position !== null && last !== null) steps.push(position - last);
    last = position;
  }
  return steps;
}
