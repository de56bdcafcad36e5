/** What a camera sends, made by hand: pictures of VP8 in RTP. */
export type MadePicture = {
  seq: number;
  timestamp: number;
  /** Key frame of this size; left out, a picture that needs those before it. */
  keySize?: { width: number; height: number };
  /** In how many packets. */
  parts?: number;
};

const PAYLOAD_TYPE = 101;
const BYTES_PER_PART = 20;

/** The packets of one picture, in order. */
export function rtpOfPicture({ seq, timestamp, keySize, parts = 1 }: MadePicture): Uint8Array[] {
  const picture = Buffer.alloc(BYTES_PER_PART * parts, 0x55);
  // RFC 6386, 9.1: the lowest bit says that it is no key frame.
  picture[0] = keySize ? 0x10 : 0x11;
  if (keySize) {
    picture.set([0x9d, 0x01, 0x2a], 3);
    picture.writeUInt16LE(keySize.width, 6);
    picture.writeUInt16LE(keySize.height, 8);
  }
  return Array.from({ length: parts }, (_, index) => {
    const data = picture.subarray(index * BYTES_PER_PART, (index + 1) * BYTES_PER_PART);
    // RFC 7741, 4.2: a long picture id, and in the first packet the start of the first partition.
    const descriptor = [index === 0 ? 0x90 : 0x80, 0x80, 0x80 | (seq >> 8), seq & 0xff];
    const payload = Buffer.concat([Buffer.from(descriptor), data]);
    return rtp({ seq: seq + index, timestamp, marker: index === parts - 1 }, payload);
  });
}

type Header = { seq: number; timestamp: number; marker: boolean };

export function rtp({ seq, timestamp, marker }: Header, payload: Uint8Array): Uint8Array {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = (marker ? 0x80 : 0) | PAYLOAD_TYPE;
  header.writeUInt16BE(seq & 0xffff, 2);
  header.writeUInt32BE(timestamp >>> 0, 4);
  return Buffer.concat([header, payload]);
}
