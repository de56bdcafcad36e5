import { type OrderedPacket, RtpOrder } from './rtpOrder.ts';
import { parseRtp } from './rtpPacket.ts';
import { Unwrapper } from './unwrap.ts';
import { keyFrameSize, parseVp8Payload } from './vp8Payload.ts';

/** One coded picture. `mediaMs` runs on the sender's clock from an arbitrary zero. */
export type Picture = {
  readonly mediaMs: number;
  readonly arrivedAt: number;
  /** Only of one that can be shown without those before it. */
  readonly keySize: { readonly width: number; readonly height: number } | null;
  readonly data: Uint8Array;
};

export type PictureEvent =
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** Pictures were lost: what follows shows nothing before the next key frame. */
  | { readonly kind: 'gap' };

const TICKS_PER_MS = 90;
/** A picture that never ends is none: the largest that a camera sends here has a tenth of this. */
const MOST_BYTES = 2_000_000;
const MOST_PARTS = 4000;

/** Puts VP8 pictures together from RTP packets. After a loss it gives none until one comes that stands on its own. */
export class PictureTrack {
  readonly #order = new RtpOrder();
  readonly #unwrap = new Unwrapper(32);
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #timestamp: number | null = null;
  /** Nothing can be shown before a key frame. */
  #isBroken = true;

  push(bytes: Uint8Array, arrivedAt: number): PictureEvent[] {
    const packet = parseRtp(bytes);
    return packet ? this.#order.push(packet, arrivedAt).flatMap((ordered) => this.#take(ordered)) : [];
  }

  #take(packet: OrderedPacket): PictureEvent[] {
    const lost = packet.afterGap ? this.#break() : [];
    const part = parseVp8Payload(packet.payload);
    if (!part) return [...lost, ...this.#break()];
    if (part.isStart && packet.timestamp !== this.#timestamp) this.#begin(packet.timestamp);
    if (packet.timestamp !== this.#timestamp) return [...lost, ...this.#break()];
    this.#parts.push(part.data);
    this.#bytes += part.data.length;
    if (this.#bytes > MOST_BYTES || this.#parts.length > MOST_PARTS) return [...lost, ...this.#break()];
    return packet.marker ? [...lost, ...this.#finish(packet)] : lost;
  }

  #begin(timestamp: number): void {
    this.#parts = [];
    this.#bytes = 0;
    this.#timestamp = timestamp;
  }

  #finish({ timestamp, arrivedAt }: OrderedPacket): PictureEvent[] {
    const data = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#timestamp = null;
    const keySize = keyFrameSize(data);
    const mediaMs = this.#unwrap.next(timestamp) / TICKS_PER_MS;
    if (keySize) this.#isBroken = false;
    return this.#isBroken ? [] : [{ kind: 'picture', picture: { mediaMs, arrivedAt, keySize, data } }];
  }

  #break(): PictureEvent[] {
    this.#parts = [];
    this.#timestamp = null;
    if (this.#isBroken) return [];
    this.#isBroken = true;
    return [{ kind: 'gap' }];
  }
}
