import { describe, expect, it } from 'vitest';
import { transportFigures } from './transportFigures.ts';

const pair = { type: 'candidate-pair', bytesReceived: 900, responsesReceived: 4 };

describe('the figures of a transport', () => {
  it('are those of the pair of addresses that is in use', () => {
    const report = new Map<string, unknown>([
      ['transport', { type: 'transport' }],
      ['other', { ...pair, nominated: false, availableOutgoingBitrate: 1 }],
      ['used', { ...pair, nominated: true, availableOutgoingBitrate: 640_000 }],
    ]);
    expect(transportFigures(report)).toEqual({ heard: 904, availableBps: 640_000 });
  });

  it('do not exist without a way to the server, and know no bit rate before one was estimated', () => {
    expect(transportFigures([['other', pair]])).toBeNull();
    expect(transportFigures([['used', { ...pair, nominated: true }]])?.availableBps).toBeNull();
  });

  // What happened: after a cut the picture stayed small and ICE was restarted until the call began anew, because the way of before the cut stood first in the list.
  it('[MD11] [MD8] go by the way that is in use, also behind one of before a cut', () => {
    const before = { type: 'candidate-pair', nominated: true, bytesReceived: 900, responsesReceived: 3 };
    const after = { ...before, bytesReceived: 50, responsesReceived: 1, availableOutgoingBitrate: 700_000 };
    const figures = (bytesReceived: number) =>
      transportFigures([
        ['old', before],
        ['new', { ...after, bytesReceived }],
      ]);
    expect(figures(50)?.availableBps).toBe(700_000);
    expect(figures(51)!.heard).toBeGreaterThan(figures(50)!.heard);
  });
});
