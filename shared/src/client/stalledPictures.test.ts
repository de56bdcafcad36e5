import { describe, expect, it } from 'vitest';
import { type PictureCount, picturesBySsrc, StalledPictures } from './stalledPictures.ts';

const LOOK_EVERY_MS = 200;

/** Looks at one picture every 200 ms; gives the times in ms at which a key frame was asked for. */
function askedAt(counts: readonly PictureCount[]): number[] {
  const pictures = new StalledPictures();
  return counts.flatMap((count, look) => {
    const nowMs = look * LOOK_EVERY_MS;
    return pictures.look(new Map([['camera', count]]), nowMs).map(() => nowMs);
  });
}

const moving = (looks: number, from = 0): PictureCount[] =>
  Array.from({ length: looks }, (_, i) => ({ packets: from + i * 20, frames: from + i * 3 }));
const stalled = (looks: number, { packets, frames }: PictureCount): PictureCount[] =>
  Array.from({ length: looks }, (_, i) => ({ packets: packets + (i + 1) * 20, frames }));

describe('[MD17] pictures that stand still', () => {
  it('are left alone while they move, and while nothing comes at all', () => {
    const still = Array.from({ length: 20 }, () => ({ packets: 80, frames: 12 }));
    expect(askedAt([...moving(5), ...still])).toEqual([]);
  });

  it('are asked for anew once packets have come for 0.4 s and none became a picture', () => {
    const before = moving(5);
    const cut = Array.from({ length: 4 }, () => ({ packets: 80, frames: 12 }));
    const [first] = askedAt([...before, ...cut, ...stalled(5, { packets: 80, frames: 12 })]);
    expect(first).toBe((5 + 4) * LOOK_EVERY_MS + 400);
  });

  it('are not asked for when what was lost came again in time', () => {
    const before = moving(5);
    expect(askedAt([...before, ...stalled(2, { packets: 80, frames: 12 }), ...moving(5, 200)])).toEqual([]);
  });

  it('are asked for ever less often where nothing helps', () => {
    const times = askedAt([...moving(1), ...stalled(250, { packets: 0, frames: 0 })]);
    expect(times.length).toBeLessThan(10);
    const pauses = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(pauses.every((pause, i) => pause >= (pauses[i - 1] ?? 0))).toBe(true);
  });
});

it('[MD17] counts received pictures only, from the statistics', () => {
  const report: [string, unknown][] = [
    ['sound', { type: 'inbound-rtp', kind: 'audio', ssrc: 6, packetsReceived: 9 }],
    ['picture', { type: 'inbound-rtp', kind: 'video', ssrc: 7, packetsReceived: 90, framesDecoded: 11 }],
    ['own', { type: 'outbound-rtp', kind: 'video', ssrc: 9 }],
  ];
  expect([...picturesBySsrc(report)]).toEqual([[7, { packets: 90, frames: 11 }]]);
});
