import type { AccessState } from '@smart-triage/shared/client/accessKeeper';
import { createStore } from '@smart-triage/shared/client/store';
import { addMs } from '@smart-triage/shared/time/instant';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DOCTOR } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { createRestWatch, watchUse } from './restWatch.ts';

const MINUTE_MS = 60_000;
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Signed in, with a limit of 15 minutes unless said otherwise. */
function setUp({ limitMin = 15, isBusy = false }: { limitMin?: number | null; isBusy?: boolean } = {}) {
  const limit = limitMin === null ? {} : { idleLimitMs: limitMin * MINUTE_MS };
  const access = createStore<AccessState>({
    kind: 'in',
    access: { accessToken: 'a', expiresAt: addMs(NOON, 1), actor: DOCTOR, ...limit },
  });
  const told = vi.fn(() => Promise.resolve());
  const world = { isBusy };
  const rest = vi.fn(() => {
    access.set({ kind: 'out', hasEnded: true });
    return Promise.resolve();
  });
  const watch = createRestWatch({
    ...{ access, rest, stayIn: told, onError: vi.fn() },
    monotonicNow: () => Date.now(),
    isBusy: () => world.isBusy,
  });
  const pass = (minutes: number) => {
    vi.advanceTimersByTime(minutes * MINUTE_MS);
  };
  return { watch, told, rest, pass, world };
}

describe('[ID10] a page that nobody uses', () => {
  it('warns two minutes before it signs out, and then does', () => {
    const { watch, rest, pass } = setUp();
    pass(12.9);
    expect(watch.getSnapshot()).toEqual({ kind: 'used' });
    pass(0.2);
    expect(watch.getSnapshot().kind).toBe('warning');
    pass(2);
    expect(rest).toHaveBeenCalledTimes(1);
    expect(watch.getSnapshot()).toEqual({ kind: 'used' });
    watch.close();
  });

  it('goes on as soon as somebody does something, and tells the server, a minute later at the latest', () => {
    const { watch, told, rest, pass } = setUp();
    pass(14);
    const target = new EventTarget();
    const stop = watchUse(target, watch.use);
    target.dispatchEvent(new Event('keydown'));
    expect(watch.getSnapshot()).toEqual({ kind: 'used' });
    pass(1);
    expect(told).toHaveBeenCalledTimes(1);
    pass(11);
    expect([watch.getSnapshot().kind, rest.mock.calls.length]).toEqual(['used', 0]);
    stop();
    watch.close();
  });

  it('is in use as long as a consult runs', () => {
    const { watch, told, rest, pass, world } = setUp({ isBusy: true });
    pass(60);
    expect([watch.getSnapshot().kind, rest.mock.calls.length]).toEqual(['used', 0]);
    expect(told.mock.calls.length).toBeGreaterThan(50);
    world.isBusy = false;
    pass(16);
    expect(rest).toHaveBeenCalledTimes(1);
    watch.close();
  });

  it('is left alone where no limit is set', () => {
    const { watch, told, rest, pass } = setUp({ limitMin: null });
    pass(1000);
    expect([told.mock.calls.length, rest.mock.calls.length]).toEqual([0, 0]);
    watch.close();
  });
});
