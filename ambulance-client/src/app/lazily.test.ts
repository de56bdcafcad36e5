import { describe, expect, it, vi } from 'vitest';
import { lazily } from './lazily.ts';

describe('what is fetched when it is first asked for', () => {
  it('is fetched once for everybody', async () => {
    const make = vi.fn(() => Promise.resolve({}));
    const get = lazily(make);
    expect(make).not.toHaveBeenCalled();
    expect(await get()).toBe(await get());
    expect(make).toHaveBeenCalledOnce();
  });

  it('is tried again after it could not be had', async () => {
    const outcomes = [Promise.reject(new Error('offline')), Promise.resolve('there')];
    const get = lazily(() => outcomes.shift() ?? Promise.reject(new Error('asked too often')));
    await expect(get()).rejects.toThrow('offline');
    expect(await get()).toBe('there');
  });
});
