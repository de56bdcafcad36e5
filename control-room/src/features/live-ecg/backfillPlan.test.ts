import { describe, expect, it } from 'vitest';
import { BACKFILL_FRAMES, BackfillPlan } from './backfillPlan.ts';

function received(...seqs: number[]): BackfillPlan {
  const plan = new BackfillPlan();
  for (const seq of seqs) plan.receive(seq);
  return plan;
}

describe('what is asked for', () => {
  it('is nothing while nothing has arrived', () => {
    expect(received().take()).toEqual([]);
  });

  it('is nothing while frames follow each other', () => {
    expect(received(0, 1, 2, 3).take()).toEqual([]);
  });

  it('[EC6] is the hole between what came before a cut and what came after it', () => {
    expect(received(10, 11, 12, 20, 21).take()).toEqual([
      [0, 9],
      [13, 19],
    ]);
  });

  it('goes back no further than the screen can show', () => {
    expect(received(1000).take()[0]?.[0]).toBe(1000 - BACKFILL_FRAMES + 1);
    expect(received(10, 5000).take().at(-1)).toEqual([4901, 4999]);
  });

  it('is cut in pieces that fit into one answer', () => {
    expect(received(250).take()).toEqual([
      [0, 99],
      [100, 199],
      [200, 249],
    ]);
  });

  it('is asked for once on a connection, also when it did not come', () => {
    const plan = received(10, 20);
    plan.take();
    expect(plan.take()).toEqual([]);
    plan.receive(25);
    expect(plan.take()).toEqual([[21, 24]]);
    plan.forgetAsked();
    expect(plan.take()).toEqual([
      [0, 9],
      [11, 19],
      [21, 24],
    ]);
  });
});
