import type { types } from 'mediasoup-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CameraGovernor } from './cameraGovernor.ts';

/** A transport that is alive and carries 200 kbit/s, and a camera that is set by `setParameters`. */
function governed(setParameters: () => Promise<void>) {
  let bytes = 0;
  const stats = (): [string, object][] => [
    [
      'p',
      {
        type: 'candidate-pair',
        nominated: true,
        bytesReceived: (bytes += 100),
        availableOutgoingBitrate: 200_000,
      },
    ],
  ];
  const closing: (() => void)[] = [];
  const producer = {
    closed: false,
    observer: { once: (_: string, close: () => void) => closing.push(close) },
    rtpSender: { getParameters: () => ({ encodings: [{}, {}, {}] }), setParameters },
  };
  const onError = vi.fn();
  const onLimit = vi.fn();
  const transport = { getStats: () => Promise.resolve(new Map(stats())) };
  new CameraGovernor({
    transport: transport as unknown as types.Transport,
    producer: producer as unknown as types.Producer,
    onLimit,
    onError,
  });
  return { onError, onLimit, closing };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('CameraGovernor', () => {
  it('[MD8] sets the layers to what the link carries, and tells why the picture is less', async () => {
    const setParameters = vi.fn(() => Promise.resolve());
    const { onLimit, onError } = governed(setParameters);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(setParameters).toHaveBeenCalled();
    expect(onLimit).toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('tells once that a sender cannot be set, and leaves it alone after three tries', async () => {
    const setParameters = vi.fn(() => Promise.reject(new Error('not here')));
    const { onError } = governed(setParameters);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(setParameters).toHaveBeenCalledTimes(3);
    expect(onError).toHaveBeenCalledTimes(1);
  });
});
