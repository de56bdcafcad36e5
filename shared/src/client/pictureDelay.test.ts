import { describe, expect, it } from 'vitest';
import { delayBetween, delayCounters } from './pictureDelay.ts';

const way = { id: 'P', type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.04 };
const report = (...entries: object[]): [string, unknown][] => entries.map((entry, at) => [`${at}`, entry]);

const sent = (id: string, frames: number, encode: number, packets: number, waiting: number) => ({
  id,
  type: 'outbound-rtp',
  kind: 'video',
  framesEncoded: frames,
  totalEncodeTime: encode,
  packetsSent: packets,
  totalPacketSendDelay: waiting,
});
const decoded = (frames: number, seconds: number) => ({
  id: 'I',
  type: 'inbound-rtp',
  kind: 'video',
  framesDecoded: frames,
  totalProcessingDelay: seconds,
});

describe('[MD14] the delay of a picture', () => {
  it('of the sender is encoding, waiting and half the round trip, of what happened between two looks', () => {
    const before = delayCounters(report(way, sent('O', 100, 10, 500, 5)));
    const after = delayCounters(report(way, sent('O', 200, 11, 1000, 6)));
    // 1 s over 100 pictures, 1 s over 500 packets, 20 ms.
    expect(delayBetween(before, after)).toBe(10 + 2 + 20);
  });

  it('is that of the slowest layer, and a layer that rests says nothing', () => {
    const before = delayCounters(
      report(way, sent('a', 0, 0, 0, 0), sent('b', 0, 0, 0, 0), sent('c', 9, 9, 9, 9)),
    );
    const after = delayCounters(
      report(way, sent('a', 10, 0.1, 10, 0), sent('b', 10, 0.3, 10, 0), sent('c', 9, 9, 9, 9)),
    );
    expect(delayBetween(before, after)).toBe(30 + 20);
  });

  it('of the receiver is from the first packet to the decoded picture, and half the round trip', () => {
    const before = delayCounters(report(way, decoded(50, 2)));
    expect(delayBetween(before, delayCounters(report(way, decoded(100, 4.5))))).toBe(50 + 20);
  });

  it('is not known while the picture stands still, or the way was not measured', () => {
    const still = delayCounters(report(way, decoded(50, 2)));
    expect(delayBetween(still, still)).toBeNull();
    expect(delayBetween(still, delayCounters(report(decoded(100, 4))))).toBeNull();
  });
});
