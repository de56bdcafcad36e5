import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BACKFILL_FRAMES,
  type BackfillState,
  FRAMES_PER_READ,
  NOTHING_RECEIVED,
  planBackfill,
  withAsked,
  withReceived,
} from './backfillPlan.ts';
import { holesIn, includes, type SeqRanges, withRange } from './seqRanges.ts';

function received(...seqs: number[]): BackfillState {
  return seqs.reduce(withReceived, NOTHING_RECEIVED);
}

describe('what is asked for', () => {
  it('is nothing while nothing has arrived', () => {
    expect(planBackfill(NOTHING_RECEIVED)).toEqual([]);
  });

  it('is nothing while frames follow each other', () => {
    expect(planBackfill({ received: [[0, 40]], asked: [] })).toEqual([]);
  });

  it('is the hole between what came before a cut and what came after it', () => {
    expect(planBackfill(received(10, 11, 12, 20, 21))).toEqual([
      [0, 9],
      [13, 19],
    ]);
  });

  it('goes back no further than the screen can show', () => {
    expect(planBackfill({ received: [[1000, 1000]], asked: [] })[0]?.[0]).toBe(1000 - BACKFILL_FRAMES + 1);
  });

  it('is cut in pieces that fit into one message', () => {
    const pieces = planBackfill({ received: [[250, 250]], asked: [] });
    expect(pieces).toEqual([
      [0, 99],
      [100, 199],
      [200, 249],
    ]);
    expect(FRAMES_PER_READ).toBe(100);
  });

  it('is asked for once, also when it did not come', () => {
    const state = received(10, 20);
    const asked = planBackfill(state).reduce(withAsked, state);
    expect(planBackfill(asked)).toEqual([]);
    expect(planBackfill(withReceived(asked, 25))).toEqual([[21, 24]]);
  });
});

describe('ranges', () => {
  const seqs = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });

  it('hold exactly what was added, and their holes exactly the rest', () => {
    fc.assert(
      fc.property(seqs, (added) => {
        const ranges = added.reduce<SeqRanges>((all, seq) => withRange(all, seq, seq), []);
        const holes = holesIn(ranges, 0, 60);
        for (let seq = 0; seq <= 60; seq++) {
          expect(includes(ranges, seq)).toBe(added.includes(seq));
          expect(includes(holes, seq)).toBe(!added.includes(seq));
        }
      }),
    );
  });

  it('never touch each other', () => {
    fc.assert(
      fc.property(seqs, (added) => {
        const ranges = added.reduce<SeqRanges>((all, seq) => withRange(all, seq, seq), []);
        ranges.slice(1).forEach(([from], index) => {
          expect(from).toBeGreaterThan(ranges[index]![1] + 1);
        });
      }),
    );
  });
});
