import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignInGuard } from './signInGuard.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const mayTry = (guard: SignInGuard, address = 'here') =>
  guard.assertMayTry('anna', address).then(
    () => true,
    () => false,
  );

describe('[ID5] the wait after wrong tries', () => {
  it('doubles with each one, up to a quarter of an hour', async () => {
    const guard = new SignInGuard();
    for (let free = 0; free < 4; free++) await guard.failed('anna', 'here');
    expect(await mayTry(guard)).toBe(true);
    for (const seconds of [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      await guard.failed('anna', 'here');
      vi.advanceTimersByTime(seconds * 1000 - 1);
      expect([seconds, await mayTry(guard)]).toEqual([seconds, false]);
      vi.advanceTimersByTime(1001);
      expect([seconds, await mayTry(guard)]).toEqual([seconds, true]);
    }
  });

  it('does not shut out the same account elsewhere, until somebody tries from everywhere', async () => {
    const guard = new SignInGuard();
    for (let guess = 0; guess < 5; guess++) await guard.failed('anna', 'here');
    expect([await mayTry(guard), await mayTry(guard, 'there')]).toEqual([false, true]);
    for (let guess = 0; guess < 16; guess++) await guard.failed('anna', `address ${guess}`);
    expect(await mayTry(guard, 'there')).toBe(false);
  });
});
