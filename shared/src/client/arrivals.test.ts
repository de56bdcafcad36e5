import { describe, expect, it } from 'vitest';
import { Arrivals, packetsBySsrc } from './arrivals.ts';

const counts = (sound: number, picture = 0) =>
  new Map([
    ['sound', sound],
    ['picture', picture],
  ]);

describe('[MD12] what arrives', () => {
  it('is what brought packets, and nothing before the first one', () => {
    const arrivals = new Arrivals();
    expect([...arrivals.look(counts(0))]).toEqual([]);
    expect([...arrivals.look(counts(50))]).toEqual(['sound']);
  });

  it('ends at the second look without a packet, and not for one late packet', () => {
    const arrivals = new Arrivals();
    arrivals.look(counts(50, 10));
    expect([...arrivals.look(counts(50, 20))]).toEqual(['sound', 'picture']);
    expect([...arrivals.look(counts(50, 30))]).toEqual(['picture']);
  });

  it('begins again with the first packet after silence', () => {
    const arrivals = new Arrivals();
    for (const packets of [50, 50, 50, 50]) arrivals.look(counts(packets));
    expect([...arrivals.look(counts(51))]).toEqual(['sound']);
  });

  it('is counted anew for a stream that was received anew', () => {
    const arrivals = new Arrivals();
    arrivals.look(counts(50));
    arrivals.look(new Map());
    expect([...arrivals.look(counts(50))]).toEqual(['sound']);
  });
});

describe('packets by stream', () => {
  it('are read from the receiving entries of the statistics alone', () => {
    const report: [string, unknown][] = [
      ['in', { type: 'inbound-rtp', ssrc: 7, packetsReceived: 90 }],
      ['new', { type: 'inbound-rtp', ssrc: 8 }],
      ['out', { type: 'outbound-rtp', ssrc: 9, packetsSent: 5 }],
    ];
    expect([...packetsBySsrc(report)]).toEqual([
      [7, 90],
      [8, 0],
    ]);
  });
});
