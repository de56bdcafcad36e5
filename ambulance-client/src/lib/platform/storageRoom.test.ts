import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchStorageRoom } from './storageRoom.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const noFault = (error: unknown): never => {
  throw error;
};

it('says for how many hours of ECG there is room, and follows it', async () => {
  let usage = 0;
  const quota = 24 * 43_200_000;
  const room = watchStorageRoom(
    { estimate: () => Promise.resolve({ quota, usage }), persisted: () => Promise.resolve(true) },
    noFault,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(room.getSnapshot()).toEqual({ hours: 24, isProtected: true });
  usage = quota;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(room.getSnapshot()).toEqual({ hours: 0, isProtected: true });
});

it('asks the browser to keep it, and tells when the browser does not', async () => {
  const persist = vi.fn(() => Promise.resolve(false));
  const room = watchStorageRoom(
    { persist, persisted: persist, estimate: () => Promise.resolve({ quota: 43_200_000, usage: 0 }) },
    noFault,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(persist).toHaveBeenCalled();
  expect(room.getSnapshot()).toEqual({ hours: 1, isProtected: false });
});

it('does not invent a figure where the browser tells none', async () => {
  const room = watchStorageRoom(undefined, noFault);
  const silent = watchStorageRoom({ estimate: () => Promise.resolve({}) }, noFault);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([room.getSnapshot(), silent.getSnapshot()]).toEqual([null, null]);
});
