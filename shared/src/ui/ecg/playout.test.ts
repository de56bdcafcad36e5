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
      playout.pieceArrived((frame - 1) * FRAME_S, frame * FRAME_S, frame * FRAME_S + 0.02);
      playout.positionAt(frame * FRAME_S + 0.02);
    }
    expect(5.05 - playout.positionAt(5.05)!).toBeCloseTo(0.13, 2);
  });

  it('is nearer when the head of each frame comes before it', () => {
    expect(behindWithHeads({ headDelay: 0.01, wholeDelay: 0.03 })).toBeCloseTo(0.06 + 0.01 + 0.01, 2);
  });

  it('waits for the rest of a frame that comes later than the head of the next one', () => {
    expect(behindWithHeads({ headDelay: 0.01, wholeDelay: 0.08 })).toBeCloseTo(0.04 + 0.08 + 0.01, 2);
  });

  it('does not become later for one piece in a hundred that is late, and waits at it', () => {
    const delays = (frame: number) => (frame === 80 ? 0.08 : 0.02);
    const { steps, behind } = playTo({ seconds: 12, delay: delays });
    expect(behind).toBeCloseTo(0.13, 2);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  });

  it('does not wait for what an outage left out', () => {
    const playout = new Playout();
    playout.pieceArrived(9.9, 10, 10.02);
    playout.pieceArrived(3, 3.1, 10.03);
    expect(10.05 - playout.positionAt(10.05)!).toBeCloseTo(0.13, 2);
  });

  it('does not fall behind because it was opened with history', () => {
    const playout = new Playout();
    for (let frame = 1; frame <= 100; frame += 1)
      playout.pieceArrived((frame - 1) * FRAME_S, frame * FRAME_S, 10.02);
    playout.positionAt(10.03);
    playout.pieceArrived(10, 10.1, 10.12);
    expect(10.15 - playout.positionAt(10.15)!).toBeCloseTo(0.13, 2);
  });

  it('waits at the newest sample when nothing comes', () => {
    const playout = new Playout();
    playout.pieceArrived(0, 0.1, 0.12);
    expect(playout.positionAt(9)).toBe(0.1);
    expect(playout.positionAt(10)).toBe(0.1);
  });

  it('jumps to the newest after an outage instead of playing it back late', () => {
    const playout = new Playout();
    playout.pieceArrived(0, 0.1, 0.12);
    playout.positionAt(0.2);
    playout.pieceArrived(30, 30.1, 30.12);
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

/** How far the pen is behind the source when 60 ms of each frame come ahead. */
function behindWithHeads({ headDelay, wholeDelay }: { headDelay: number; wholeDelay: number }): number {
  const playout = new Playout();
  const pieces = Array.from({ length: 50 }, (_, frame) => frame * FRAME_S).flatMap((start) => [
    { start, end: start + 0.06, at: start + 0.06 + headDelay },
    { start: start + 0.06, end: start + FRAME_S, at: start + FRAME_S + wholeDelay },
  ]);
  for (const { start, end, at } of pieces.filter((piece) => piece.at < 4.98).sort((a, b) => a.at - b.at)) {
    playout.pieceArrived(start, end, at);
    playout.positionAt(at);
  }
  return 4.98 - playout.positionAt(4.98)!;
}

type Play = { seconds: number; delay: (frame: number) => number };

/** How far the pen goes from one screen refresh to the next. */
const play = (options: Play): number[] => playTo(options).steps;

/** The same, and how far behind the source the pen is in the end. */
function playTo({ seconds, delay }: Play): { steps: number[]; behind: number } {
  const playout = new Playout();
  const steps: number[] = [];
  let frame = 0;
  let last: number | null = null;
  let behind = NaN;
  for (let now = 0; now < seconds; now += SCREEN_S) {
    while ((frame + 1) * FRAME_S + delay(frame) <= now) {
      frame += 1;
      playout.pieceArrived((frame - 1) * FRAME_S, frame * FRAME_S, frame * FRAME_S + delay(frame - 1));
    }
    const position = playout.positionAt(now);
    if (position !== null && last !== null) steps.push(position - last);
    if (position !== null) behind = now - position;
    last = position;
  }
  return { steps, behind };
}
