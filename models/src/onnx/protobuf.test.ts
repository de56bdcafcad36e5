import { describe, expect, it } from 'vitest';
import { ProtoWriter } from './protobuf.ts';

// Examples of https://protobuf.dev/programming-guides/encoding.
describe('ProtoWriter', () => {
  it.each([
    [150, [0x08, 0x96, 0x01]],
    [0, [0x08, 0x00]],
    [-1, [0x08, ...Array<number>(9).fill(0xff), 0x01]],
  ])('writes field 1 = %d as the specification does', (value, bytes) => {
    expect([...new ProtoWriter().int(1, value).finish()]).toEqual(bytes);
  });

  it('writes a text with its length in bytes', () => {
    expect([...new ProtoWriter().string(2, 'testing').finish()]).toEqual([
      0x12, 7, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67,
    ]);
    expect([...new ProtoWriter().string(2, 'é').finish()]).toEqual([0x12, 2, 0xc3, 0xa9]);
  });

  it('writes a message inside a message', () => {
    const inner = new ProtoWriter().int(1, 150);
    expect([...new ProtoWriter().message(3, inner).finish()]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
  });

  it('writes a float with its lowest byte first', () => {
    expect([...new ProtoWriter().float(1, 1).finish()]).toEqual([0x0d, 0x00, 0x00, 0x80, 0x3f]);
  });
});
