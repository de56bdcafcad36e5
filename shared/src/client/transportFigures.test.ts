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
});
