import { describe, expect, it } from 'vitest';
import { addMs } from '@smart-triage/shared/time/instant';
import { DOCTOR, session } from '../testing/cases.ts';
import { createFakeClock, NOON } from '../testing/fakeClock.ts';
import { FakeSignaling } from '../testing/fakeSignaling.ts';
import { bestOffset, createServerClock } from './serverClock.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the server’s clock', () => {
  it('trusts the sample with the shortest way', () => {
    const slow = { askedAt: NOON, serverTime: addMs(NOON, 900), answeredAt: addMs(NOON, 1000) };
    const fast = { askedAt: NOON, serverTime: addMs(NOON, 105), answeredAt: addMs(NOON, 10) };
    expect(bestOffset([slow, fast])).toEqual({ offsetMs: 100, uncertaintyMs: 5 });
  });

  it('does not know an offset without a sample', () => {
    expect(bestOffset([])).toBeNull();
  });

  it('follows the server from the first word, and better once it was measured', async () => {
    const signaling = new FakeSignaling();
    const clock = createFakeClock();
    signaling.answer('time:ping', () => ({ serverTime: addMs(NOON, 60_000) }));
    const serverClock = createServerClock({
      signaling,
      clock,
      onError: (error) => {
        throw error;
      },
    });
    signaling.become(session(DOCTOR, addMs(NOON, 59_000)));
    expect(serverClock.now()).toBe(NOON + 59_000);
    await settle();
    expect(serverClock.now()).toBe(NOON + 60_000);
    serverClock.close();
    expect(signaling.listeners()).toBe(0);
  });
});
