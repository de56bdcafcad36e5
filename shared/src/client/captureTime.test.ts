import { describe, expect, it } from 'vitest';
import { capturedAt, capturePointOf } from './captureTime.ts';

const receiver = (...sources: object[]) =>
  ({ getSynchronizationSources: () => sources }) as unknown as RTCRtpReceiver;

describe('the capture time of a picture', () => {
  it('is read in ms since 1970, and is not known where nobody says it', () => {
    const source = { rtpTimestamp: 90_000, captureTimestamp: 2_208_988_800_000 + 1_700_000_000_000 };
    expect(capturePointOf(receiver(source))).toEqual({
      rtpTimestamp: 90_000,
      capturedAt: 1_700_000_000_000,
    });
    expect(capturePointOf(receiver({ rtpTimestamp: 90_000 }))).toBeNull();
    expect(capturePointOf(receiver())).toBeNull();
    expect(capturePointOf(undefined)).toBeNull();
  });

  it('follows from that of another picture, before it or after it and across the end of the counter', () => {
    const known = { rtpTimestamp: 2 ** 32 - 900, capturedAt: 1000 };
    expect(capturedAt(2 ** 32 - 1800, known)).toBe(990);
    expect(capturedAt(0, known)).toBe(1010);
    expect(capturedAt(900, known)).toBe(1020);
  });
});
