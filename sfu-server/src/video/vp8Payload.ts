/** The part of a picture that one packet carries (RFC 7741, 4.2). */
export type Vp8Payload = {
  /** The picture begins in this packet. */
  readonly isStart: boolean;
  readonly data: Uint8Array;
};

/** `null` when the descriptor does not fit its packet. */
export function parseVp8Payload(payload: Uint8Array): Vp8Payload | null {
  const first = payload[0];
  if (first === undefined) return null;
  const length = 1 + extensionBytes(payload, first);
  if (length >= payload.length) return null;
  // The first packet of the first partition.
  const isStart = (first & 0x10) !== 0 && (first & 0x07) === 0;
  return { isStart, data: payload.subarray(length) };
}

function extensionBytes(payload: Uint8Array, first: number): number {
  if ((first & 0x80) === 0) return 0;
  const flags = payload[1] ?? 0;
  const hasPictureId = (flags & 0x80) !== 0;
  const isLongPictureId = ((payload[2] ?? 0) & 0x80) !== 0;
  const pictureId = hasPictureId ? 1 + Number(isLongPictureId) : 0;
  const level = Number((flags & 0x40) !== 0);
  const temporal = Number((flags & 0x30) !== 0);
  return 1 + pictureId + level + temporal;
}

/** Size of a key frame; `null` for any other picture (RFC 6386, 9.1). */
export function keyFrameSize(picture: Uint8Array): { width: number; height: number } | null {
  const [tag, , , a, b, c, w0 = 0, w1 = 0, h0 = 0, h1 = 0] = picture;
  const isKey = tag !== undefined && (tag & 0x01) === 0;
  if (!isKey || picture.length < 10 || a !== 0x9d || b !== 0x01 || c !== 0x2a) return null;
  return { width: ((w1 << 8) | w0) & 0x3fff, height: ((h1 << 8) | h0) & 0x3fff };
}
