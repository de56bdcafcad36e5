import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rtp, rtpOfPicture } from '../../test/support/rtpPackets.ts';
import { type PictureEvent, PictureTrack } from './pictureTrack.ts';

const KEY = { width: 640, height: 360 };
const TICKS = 3000;

/** What the track gives of these packets, which arrive a millisecond apart. */
function taken(packets: readonly Uint8Array[], track = new PictureTrack(), from = 0): PictureEvent[] {
  return packets.flatMap((packet, index) => track.push(packet, from + index));
}
const kinds = (events: readonly PictureEvent[]): string[] =>
  events.map((event) => (event.kind === 'gap' ? 'gap' : event.picture.keySize ? 'key' : 'other'));

describe('pictures from packets', () => {
  it('are put together of all their parts, with size and time', () => {
    const packets = [
      ...rtpOfPicture({ seq: 7, timestamp: 90, keySize: KEY, parts: 3 }),
      ...rtpOfPicture({ seq: 10, timestamp: 90 + TICKS, parts: 2 }),
    ];
    const [key, other] = taken(packets).flatMap((event) => (event.kind === 'gap' ? [] : event.picture));
    expect([key?.keySize, key?.data.length, other?.keySize, other?.data.length]).toEqual([KEY, 60, null, 40]);
    expect(other!.mediaMs - key!.mediaMs).toBeCloseTo(TICKS / 90);
  });

  it('begin with one that stands on its own', () => {
    const packets = [
      ...rtpOfPicture({ seq: 1, timestamp: 0 }),
      ...rtpOfPicture({ seq: 2, timestamp: TICKS, keySize: KEY }),
      ...rtpOfPicture({ seq: 3, timestamp: 2 * TICKS }),
    ];
    expect(kinds(taken(packets))).toEqual(['key', 'other']);
  });

  it('come in order when packets overtook each other, also where the counters begin anew', () => {
    const packets = [
      ...rtpOfPicture({ seq: 65_534, timestamp: 2 ** 32 - TICKS, keySize: KEY, parts: 3 }),
      ...rtpOfPicture({ seq: 65_537, timestamp: 2 ** 32 }),
    ];
    const [a, b, c, d] = packets as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const pictures = taken([a, c, d, b]).flatMap((event) => (event.kind === 'gap' ? [] : event.picture));
    expect(pictures.map(({ data }) => data.length)).toEqual([60, 20]);
    expect(pictures[1]!.mediaMs - pictures[0]!.mediaMs).toBeCloseTo(TICKS / 90);
  });

  it('[VR4] say a loss once, and show nothing before the next that stands on its own', () => {
    const track = new PictureTrack();
    taken(rtpOfPicture({ seq: 1, timestamp: 0, keySize: KEY }), track);
    const [, lastPart] = rtpOfPicture({ seq: 2, timestamp: TICKS, parts: 2 });
    // Packet 2 never comes; after the wait it is given up.
    const before = taken([lastPart!, ...rtpOfPicture({ seq: 4, timestamp: 2 * TICKS })], track, 10);
    const after = taken(rtpOfPicture({ seq: 5, timestamp: 3 * TICKS }), track, 1000);
    const back = taken(rtpOfPicture({ seq: 6, timestamp: 4 * TICKS, keySize: KEY }), track, 1001);
    expect([kinds(before), kinds(after), kinds(back)]).toEqual([[], ['gap'], ['key']]);
  });

  it('are not made of what is no packet, or of padding', () => {
    expect(
      taken([new Uint8Array(3), rtp({ seq: 1, timestamp: 0, marker: true }, new Uint8Array(0))]),
    ).toEqual([]);
  });

  it('[VR7] that never end are given up', () => {
    const track = new PictureTrack();
    taken(rtpOfPicture({ seq: 0, timestamp: 0, keySize: KEY }), track);
    const endless = Array.from({ length: 60 }, (_, at) =>
      rtpOfPicture({ seq: 1 + 100 * at, timestamp: TICKS, parts: 101 }).slice(0, 100),
    ).flat();
    expect(kinds(taken(endless, track))).toEqual(['gap']);
    const back = rtpOfPicture({ seq: 6001, timestamp: 2 * TICKS, keySize: KEY });
    expect(kinds(taken(back, track, 6000))).toEqual(['key']);
  });

  it('do not fail on anything that a sender may send', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 30 }), (payloads) => {
        const track = new PictureTrack();
        const packets = payloads.map((payload, seq) => rtp({ seq, timestamp: seq, marker: true }, payload));
        taken([...payloads, ...packets], track);
      }),
    );
  });
});
