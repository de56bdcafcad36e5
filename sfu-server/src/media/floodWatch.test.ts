import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cutWhenFlooding, MOST_BYTES_A_LOOK } from './floodWatch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A transport that has received so much more at each look, and what became of it. */
async function watched(...received: number[]) {
  const observer = new EventEmitter();
  let bytesReceived = 0;
  const close = vi.fn(() => observer.emit('close'));
  const getStats = vi.fn(() => {
    bytesReceived += received[getStats.mock.calls.length - 1] ?? 0;
    return Promise.resolve([{ bytesReceived } as types.WebRtcTransportStat]);
  });
  const onCut = vi.fn();
  cutWhenFlooding({ observer: observer as unknown as types.TransportObserver, close, getStats }, onCut);
  await vi.advanceTimersByTimeAsync(received.length * 5000);
  return {
    cuts: onCut.mock.calls.length,
    closes: close.mock.calls.length,
    looks: getStats.mock.calls.length,
  };
}

it('[GW6] a transport over which far more comes in than any client sends is closed, and its owner told once', async () => {
  const flood = MOST_BYTES_A_LOOK + 1;
  expect(await watched(1000, flood, flood, flood)).toEqual({ cuts: 1, closes: 1, looks: 2 });
});

it('[GW6] a camera at its best with a backlog of ECG goes on', async () => {
  const steady = MOST_BYTES_A_LOOK - 1;
  expect(await watched(steady, steady, steady)).toEqual({ cuts: 0, closes: 0, looks: 3 });
});
