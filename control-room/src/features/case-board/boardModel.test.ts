import { describe, expect, it, vi } from 'vitest';
import type { RequestOutput } from '@smart-triage/shared/protocol/requests';
import { addMs } from '@smart-triage/shared/time/instant';
import { caseId, caseOf, eventsOf, session } from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { createBoardModel } from './boardModel.ts';

const REQUESTED = { fact: { type: 'consult-requested' } } as const;
const CLOSED = { fact: { type: 'case-closed' } } as const;

function setUp() {
  const signaling = new FakeSignaling();
  const clock = createFakeClock();
  const answer: RequestOutput<'board:watch'> = { cases: [caseOf(caseId(1))], positions: [] };
  signaling.answer('board:watch', () => answer);
  const onError = vi.fn();
  const model = createBoardModel({ signaling, clock, onError });
  return { signaling, clock, answer, onError, model, ids: () => [...model.getSnapshot().cases.keys()] };
}

async function ready() {
  const board = setUp();
  board.signaling.become(session());
  await settle();
  return board;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the board', () => {
  it('is loading until the first answer', async () => {
    const { model, signaling } = setUp();
    expect(model.getSnapshot().freshness.kind).toBe('loading');
    signaling.become(session());
    await settle();
    expect(model.getSnapshot().freshness.kind).toBe('live');
  });

  it('applies an event that follows', async () => {
    const { signaling, model } = await ready();
    signaling.tell('case:changed', { event: eventsOf(caseId(1), [REQUESTED])[1]! });
    expect(model.getSnapshot().cases.get(caseId(1))?.status).toBe('consult-requested');
    expect(signaling.inputsOf('board:watch')).toHaveLength(1);
  });

  it('adds a case that opens and removes one that closes', async () => {
    const { signaling, ids } = await ready();
    const [opened, closed] = eventsOf(caseId(2), [CLOSED]);
    signaling.tell('case:changed', { event: opened! });
    expect(ids()).toEqual([caseId(1), caseId(2)]);
    signaling.tell('case:changed', { event: closed! });
    expect(ids()).toEqual([caseId(1)]);
  });

  it('[CS5] asks again instead of guessing when an event is missing', async () => {
    const { signaling, answer, model } = await ready();
    const missed = { fact: { type: 'intake-changed', changes: { ageYears: 58 } } } as const;
    answer.cases = [caseOf(caseId(1), [missed, REQUESTED])];
    signaling.tell('case:changed', { event: eventsOf(caseId(1), [missed, REQUESTED])[2]! });
    await settle();
    expect(signaling.inputsOf('board:watch')).toHaveLength(2);
    expect(model.getSnapshot().cases.get(caseId(1))?.intake.ageYears).toBe(58);
  });

  it('keeps an event that overtook the snapshot', async () => {
    const { signaling, model, ids } = setUp();
    let reply: (answer: RequestOutput<'board:watch'>) => void = () => undefined;
    signaling.answer('board:watch', () => new Promise((resolve) => (reply = resolve)));
    signaling.become(session());
    signaling.tell('case:changed', { event: eventsOf(caseId(2), [])[0]! });
    reply({ cases: [caseOf(caseId(1))], positions: [] });
    await settle();
    expect(ids().sort()).toEqual([caseId(1), caseId(2)]);
    expect(model.getSnapshot().freshness.kind).toBe('live');
  });

  it('says since when it is stale after a cut, and asks again when the link is back', async () => {
    const { signaling, clock, model, answer, ids } = await ready();
    clock.pass(5000);
    signaling.cut();
    expect(model.getSnapshot().freshness).toEqual({ kind: 'stale', since: addMs(NOON, 5000) });
    expect(ids()).toEqual([caseId(1)]);
    answer.cases = [];
    signaling.become(session());
    await settle();
    expect(model.getSnapshot().freshness.kind).toBe('live');
    expect(ids()).toEqual([]);
  });

  it('asks again after a refusal, and says that it was refused', async () => {
    vi.useFakeTimers();
    try {
      const { signaling, onError, model } = setUp();
      signaling.answer('board:watch', () => Promise.reject(new Error('busy')));
      signaling.become(session());
      await vi.advanceTimersByTimeAsync(0);
      expect(onError).toHaveBeenCalledOnce();
      signaling.answer('board:watch', () => ({ cases: [], positions: [] }));
      await vi.advanceTimersByTimeAsync(2000);
      expect(model.getSnapshot().freshness.kind).toBe('live');
    } finally {
      vi.useRealTimers();
    }
  });

  it('never lets a late position replace a newer one', async () => {
    const { signaling, model } = await ready();
    const report = {
      caseId: caseId(1),
      position: { latitude: 52, longitude: 4 },
      headingDegrees: 0,
      destination: null,
      arrivalAt: null,
      reportedAt: NOON,
    };
    signaling.tell('position:reported', { ...report, reportedAt: addMs(NOON, 1000) });
    signaling.tell('position:reported', report);
    expect(model.getSnapshot().positions.get(caseId(1))?.reportedAt).toBe(addMs(NOON, 1000));
  });

  it('listens to nothing after it is closed', async () => {
    const { signaling, model } = await ready();
    model.close();
    expect(signaling.listeners()).toBe(0);
  });
});
