import type { types } from 'mediasoup-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchCameraDelay } from './cameraDelay.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

// What happened: the simulated fleet's WebRTC stack has no figures of one producer, and its log had a line every two seconds for each ambulance.
it('[MD14] tells once that a stack has no figures of a producer, and asks no more', async () => {
  const getStats = vi.fn(() => Promise.reject(new Error('not implemented')));
  const observer = { once: vi.fn() } as unknown as types.Producer['observer'];
  const onError = vi.fn();
  watchCameraDelay({ producer: { getStats, observer }, onDelay: vi.fn(), onError });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onError).toHaveBeenCalledTimes(1);
  expect(getStats).toHaveBeenCalledTimes(3);
});
