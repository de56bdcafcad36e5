import { VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { NOON } from '../../testing/fakeClock.ts';
import { momentIn, placeOf, rangeOf } from './playlist.ts';

const piece = (n: number, fromMs: number, toMs: number) => ({
  segmentId: VideoSegmentIdSchema.parse(`00000000-0000-4000-8000-00000000000${n}`),
  startedAt: addMs(NOON, fromMs),
  endedAt: addMs(NOON, toMs),
  bytes: 1,
});
const [FIRST, SECOND, LATER] = [piece(1, 0, 20_000), piece(2, 20_040, 40_000), piece(3, 60_000, 70_000)];
const PIECES = [FIRST, SECOND, LATER];

describe('[VR6] a moment of a recording', () => {
  it('stands in a piece, at a second of it, and back', () => {
    expect(placeOf(PIECES, addMs(NOON, 25_040))).toEqual({ kind: 'piece', piece: SECOND, second: 5 });
    expect(momentIn(SECOND, 5)).toBe(addMs(NOON, 25_040));
  });

  it('goes on with the next piece where one picture ends and the next begins', () => {
    expect(placeOf(PIECES, FIRST.endedAt)).toEqual({ kind: 'piece', piece: SECOND, second: 0 });
  });

  it('is a hole where nothing was recorded, and says where it goes on', () => {
    expect(placeOf(PIECES, SECOND.endedAt)).toEqual({ kind: 'gap', next: LATER });
    expect(placeOf(PIECES, addMs(NOON, -5000))).toEqual({ kind: 'gap', next: FIRST });
    expect(placeOf(PIECES, LATER.endedAt)).toEqual({ kind: 'gap', next: null });
  });

  it('lies between the first picture and the last', () => {
    expect(rangeOf(PIECES)).toEqual({ from: FIRST.startedAt, to: LATER.endedAt });
    expect(rangeOf([])).toBeNull();
  });
});
