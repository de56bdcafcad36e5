/** What a recorder needs of one RTP packet (RFC 3550, 5.1). */
export type RtpPacket = {
  readonly payloadType: number;
  /** 16 bits. */
  readonly seq: number;
  /** 32 bits, in ticks of the codec's clock. */
  readonly timestamp: number;
  /** The last packet of a picture. */
  readonly marker: boolean;
  readonly payload: Uint8Array;
};

const FIXED_HEADER_BYTES = 12;
const VERSION = 2;

/** `null` for what is no RTP packet, or carries nothing: padding is sent to measure a link. */
export function parseRtp(bytes: Uint8Array): RtpPacket | null {
  if (bytes.length < FIXED_HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint8(0);
  if (first >> 6 !== VERSION) return null;
  const start = payloadStart(view, first);
  const padding = (first & 0x20) === 0 ? 0 : view.getUint8(bytes.length - 1);
  const end = bytes.length - padding;
  if (start === null || start >= end) return null;
  const second = view.getUint8(1);
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    seq: view.getUint16(2),
    timestamp: view.getUint32(4),
    payload: bytes.subarray(start, end),
  };
}

/** Behind the contributing sources and the header extension. */
function payloadStart(view: DataView, first: number): number | null {
  const afterSources = FIXED_HEADER_BYTES + (first & 0x0f) * 4;
  if ((first & 0x10) === 0) return afterSources;
  if (afterSources + 4 > view.byteLength) return null;
  return afterSources + 4 + view.getUint16(afterSources + 2) * 4;
}
