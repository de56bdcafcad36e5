import { RtpOrder } from './rtpOrder.ts';
import { parseRtp } from './rtpPacket.ts';
import { Unwrapper } from './unwrap.ts';

/** One packet of Opus: a packet of RTP carries exactly one (RFC 7587, 4.2). */
export type Sound = { readonly mediaMs: number; readonly arrivedAt: number; readonly data: Uint8Array };

const TICKS_PER_MS = 48;

export class SoundTrack {
  readonly #order = new RtpOrder();
  readonly #unwrap = new Unwrapper(32);

  push(bytes: Uint8Array, arrivedAt: number): Sound[] {
    const packet = parseRtp(bytes);
    if (!packet) return [];
    return this.#order.push(packet, arrivedAt).map(({ timestamp, payload, arrivedAt: at }) => ({
      mediaMs: this.#unwrap.next(timestamp) / TICKS_PER_MS,
      arrivedAt: at,
      // A copy: the worker's buffer is used again.
      data: Uint8Array.from(payload),
    }));
  }
}
