import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
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

describe('tries that come at once', () => {
  beforeEach(() => {
    vi.useRealTimers();
  });
  /** How many of these were really tried, and not only told to wait. */
  const tried = async (guard: SignInGuard, tries: readonly (readonly [string, string])[]) => {
    let count = 0;
    const wrong = () => {
      count++;
      return Promise.reject(new AppError(ErrorCode.NotSignedIn, 'wrong'));
    };
    const all = tries.map(([account, address]) => guard.run(account, address, wrong));
    await Promise.allSettled(all);
    return count;
  };

  it('[ID5] are no more than tries that come one by one', async () => {
    const burst = Array.from({ length: 100 }, () => ['anna', 'here'] as const);
    expect(await tried(new SignInGuard(), burst)).toBe(5);
    const everywhere = Array.from({ length: 100 }, (_, at) => ['anna', `address ${at}`] as const);
    expect(await tried(new SignInGuard(), everywhere)).toBe(21);
  });

  it('[CD4] from one tablet are counted together, whatever the numbers', async () => {
    const numbers = Array.from({ length: 200 }, (_, at) => [String(at), 'tablet'] as const);
    expect(await tried(new SignInGuard({ triesPerPlace: 20 }), numbers)).toBe(21);
  });
});
