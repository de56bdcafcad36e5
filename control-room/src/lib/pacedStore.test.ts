import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacedStore } from './pacedStore.ts';

const EVERY_MS = 50;

function setUp(isHidden = () => false) {
  const store = createPacedStore(0, { everyMs: EVERY_MS, isHidden });
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.getSnapshot()));
  return { store, seen };
}

describe('a store whose listeners are told at a pace', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells of a single change at once', () => {
    const { store, seen } = setUp();
    store.set(1);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(EVERY_MS);
    store.set(2);
    expect(seen).toEqual([1, 2]);
  });

  it('tells of a flood in one go, and its snapshot is the newest all the while', () => {
    const { store, seen } = setUp();
    for (let n = 1; n <= 100; n += 1) store.set(n);
    expect(store.getSnapshot()).toBe(100);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(EVERY_MS);
    expect(seen).toEqual([1, 100]);
  });

  it('forgets no change that came while it told of others', () => {
    const { store, seen } = setUp();
    store.subscribe(() => {
      if (store.getSnapshot() < 3) store.set(store.getSnapshot() + 1);
    });
    store.set(1);
    vi.advanceTimersByTime(10 * EVERY_MS);
    expect(seen.at(-1)).toBe(3);
  });

  it('tells of everything at once on a page that nobody sees, where timers are slow', () => {
    const { store, seen } = setUp(() => true);
    for (const n of [1, 2, 3]) store.set(n);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('tells nobody after it is closed', () => {
    const { store, seen } = setUp();
    store.set(1);
    store.set(2);
    store.close();
    vi.advanceTimersByTime(EVERY_MS);
    expect(seen).toEqual([1]);
  });
});
