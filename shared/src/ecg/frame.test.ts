import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamId } from '../domain/ids.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { anEcgFrame } from '../testing/ecgFrames.ts';
import { instant } from '../time/instant.ts';
import { crc32c } from './crc32c.ts';
import { decodeFrame, decodeHead, encodeFrame, encodeHead, isHead, type EcgFrame } from './frame.ts';
import { peekFrameHeader } from './frameHeader.ts';
import { FRAME_OFFSETS, viewOf } from './frameLayout.ts';
import { toHex } from './hex.ts';
import { STANDARD_LEADS } from './leads.ts';

const anyLead = (count: number): fc.Arbitrary<Int16Array> =>
  fc.oneof(
    fc.int16Array({ minLength: count, maxLength: count }),
    fc.int16Array({ minLength: count, maxLength: count, min: -20, max: 20 }),
    fc
      .array(
        fc.oneof(
          { arbitrary: fc.integer({ min: -3, max: 3 }), weight: 20 },
          fc.integer({ min: -32_768, max: 32_767 }),
        ),
        { minLength: count, maxLength: count },
      )
      .map((values) => Int16Array.from(values)),
    fc.integer({ min: -32_768, max: 32_767 }).map((value) => new Int16Array(count).fill(value)),
    fc
      .integer({ min: -3000, max: 3000 })
      .map((step) => Int16Array.from({ length: count }, (_, i) => i * step)),
  );

const anyFrame: fc.Arbitrary<EcgFrame> = fc
  .record({
    leads: fc.subarray([...STANDARD_LEADS], { minLength: 1 }),
    count: fc.integer({ min: 1, max: 120 }),
  })
  .chain(({ leads, count }) =>
    fc.record({
      streamId: fc.uuid().map((id) => id as StreamId),
      seq: fc.integer({ min: 0, max: 0xffffffff }),
      capturedAt: fc.integer({ min: 0, max: 8.64e15 }).map(instant),
      clockOffsetMs: fc.option(fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true })),
      rateHz: fc.integer({ min: 100, max: 1000 }),
      lsbNv: fc.integer({ min: 1, max: 100_000 }),
      leads: fc.constant(leads),
      samples: fc.tuple(...leads.map(() => anyLead(count))),
    }),
  );

function thrownBy(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A frame as a sender with other ideas than ours would make it: the change is covered by a valid checksum. */
function forged(change: (view: DataView) => void): Uint8Array {
  const bytes = encodeFrame(anEcgFrame());
  change(viewOf(bytes));
  viewOf(bytes).setUint32(bytes.length - 4, crc32c(bytes.subarray(0, -4)), true);
  return bytes;
}

describe('encodeFrame and decodeFrame', () => {
  it('bring back every frame exactly', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['alternate between the extremes', (i: number) => (i % 2 ? 32_767 : -32_768)],
    ['jump from one extreme to the other and stay', (i: number) => (i < 500 ? -32_768 : 32_767)],
    ['lie still but for one outlier', (i: number) => (i === 700 ? 31_000 : 4)],
    ['accelerate', (i: number) => (i * i) % 32_768],
  ])('bring back 1000 samples of 12 leads that %s', (_, sampleAt) => {
    const samples = STANDARD_LEADS.map(() => Int16Array.from({ length: 1000 }, (_value, i) => sampleAt(i)));
    const frame = anEcgFrame({ leads: STANDARD_LEADS, samples });
    expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('bring back a frame that lies in the middle of a larger buffer', () => {
    const bytes = encodeFrame(anEcgFrame());
    const buffer = new Uint8Array(bytes.length + 14).fill(0xaa);
    buffer.set(bytes, 7);
    expect(decodeFrame(buffer.subarray(7, 7 + bytes.length))).toEqual(anEcgFrame());
  });

  it('tell a clock that was not measured from one that agrees', () => {
    const offsets = [null, 0].map((clockOffsetMs) => decodeFrame(encodeFrame(anEcgFrame({ clockOffsetMs }))));
    expect(offsets.map(({ clockOffsetMs }) => clockOffsetMs)).toEqual([null, 0]);
  });

  it('spend 21 bits on a lead that does not change', () => {
    const samples = [new Int16Array(1000).fill(-77)];
    const bytes = encodeFrame(anEcgFrame({ leads: ['II'], samples }));
    expect(bytes).toHaveLength(FRAME_OFFSETS.payload + 3 + 4);
  });

  it('keep the format: the same frame, with an outlier, a constant and a steep lead, has the same bytes as ever', () => {
    const frame = anEcgFrame({
      seq: 258,
      leads: ['I', 'II', 'V1'],
      samples: [
        Int16Array.from({ length: 24 }, (_, i) => (i === 9 ? -20_000 : i & 3)),
        new Int16Array(24).fill(7),
        Int16Array.from({ length: 24 }, (_, i) => 101 * i + (i % 5)),
      ],
    });
    expect(toHex(encodeFrame(frame))).toBe(
      '53450100' +
        '6f1d1c525c1e4d0b9a530c9a3f7be1aa' +
        '02010000' +
        'c8cce5cf8b010000' +
        '00000000000029c0' +
        '88130000f401180043002900' +
        '1000024a5253ffff387fffff3888a5252929493c001e80001ffec00009500004a800025400012a0000' +
        '76fa4275',
    );
  });
});

describe('decodeFrame', () => {
  it('refuses a frame with any one bit flipped', () => {
    const bytes = encodeFrame(anEcgFrame());
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = Uint8Array.from(bytes);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(thrownBy(() => decodeFrame(damaged)).code).toBe(ErrorCode.Invalid);
    }
  });

  it('refuses a frame cut off at any length, and one with a byte too many', () => {
    const bytes = encodeFrame(anEcgFrame());
    for (let length = 0; length < bytes.length; length++)
      expect(thrownBy(() => decodeFrame(bytes.subarray(0, length))).code).toBe(ErrorCode.Invalid);
    const longer = Uint8Array.of(...bytes, 0);
    expect(thrownBy(() => decodeFrame(longer)).issues[0]?.path).toBe('payloadLength');
  });

  it('[EC13] never takes a head for a frame, nor a frame for a head', () => {
    const [head, whole] = [encodeHead(anEcgFrame()), encodeFrame(anEcgFrame())];
    expect([isHead(head), isHead(whole)]).toEqual([true, false]);
    expect(decodeHead(head)).toEqual(anEcgFrame());
    expect(thrownBy(() => decodeFrame(head)).message).toMatch('part at byte 3');
    expect(thrownBy(() => decodeHead(whole)).message).toMatch('part at byte 3');
    const turned = head.slice();
    turned[FRAME_OFFSETS.part] = 0;
    expect(thrownBy(() => decodeFrame(turned)).message).toMatch('crc');
  });

  it('never throws anything but Invalid on bytes that are no frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(thrownBy(() => decodeFrame(bytes)).code).toBe(ErrorCode.Invalid);
      }),
    );
  });

  it.each([
    [
      'version',
      (view: DataView) => {
        view.setUint8(2, 2);
      },
    ],
    [
      'part',
      (view: DataView) => {
        view.setUint8(3, 1);
      },
    ],
    [
      'streamId',
      (view: DataView) => {
        view.setUint8(10, 0xff);
      },
    ],
    [
      'capturedAt',
      (view: DataView) => {
        view.setBigUint64(24, 0xffffffffffffffffn, true);
      },
    ],
    [
      'clockOffsetMs',
      (view: DataView) => {
        view.setFloat64(32, Infinity, true);
      },
    ],
    [
      'lsbNv',
      (view: DataView) => {
        view.setUint32(40, 0, true);
      },
    ],
    [
      'rateHz',
      (view: DataView) => {
        view.setUint16(44, 1001, true);
      },
    ],
    [
      'sampleCount',
      (view: DataView) => {
        view.setUint16(46, 0, true);
      },
    ],
    [
      'leads',
      (view: DataView) => {
        view.setUint16(48, 0x1001, true);
      },
    ],
    [
      'leads',
      (view: DataView) => {
        view.setUint16(48, 0, true);
      },
    ],
    [
      'payload',
      (view: DataView) => {
        view.setUint16(46, 1000, true);
      },
    ],
    [
      'payload',
      (view: DataView) => {
        view.setUint16(46, 49, true);
      },
    ],
  ])('refuses a wrong %s under a right checksum, and names the field', (field, change) => {
    const error = thrownBy(() => decodeFrame(forged(change)));
    expect(error.code).toBe(ErrorCode.Invalid);
    expect(error.issues[0]?.path).toBe(field);
    expect(error.message).toContain(`${field} at byte `);
  });
});

describe('encodeFrame', () => {
  it.each<[string, Partial<EcgFrame>]>([
    ['leads out of order', { leads: ['II', 'I'], samples: [Int16Array.of(1), Int16Array.of(2)] }],
    ['a lead twice', { leads: ['I', 'I'], samples: [Int16Array.of(1), Int16Array.of(2)] }],
    ['no lead', { leads: [], samples: [] }],
    ['no samples', { leads: ['I'], samples: [Int16Array.of()] }],
    ['more than 1000 samples', { leads: ['I'], samples: [new Int16Array(1001)] }],
    ['leads of unequal length', { leads: ['I', 'II'], samples: [Int16Array.of(1), Int16Array.of(2, 3)] }],
    ['a lead without samples', { leads: ['I', 'II'], samples: [Int16Array.of(1)] }],
    ['a negative number', { seq: -1 }],
    ['a clock offset that is no number', { clockOffsetMs: NaN }],
    ['a stream id in upper case', { streamId: '6F1D1C52-5C1E-4D0B-9A53-0C9A3F7BE1AA' as StreamId }],
  ])('refuses %s', (_, changes) => {
    expect(thrownBy(() => encodeFrame(anEcgFrame(changes))).code).toBe(ErrorCode.Invalid);
  });
});

describe('peekFrameHeader', () => {
  it('tells stream, number, time and size without the samples', () => {
    const frame = anEcgFrame({ seq: 41 });
    const { samples, ...header } = frame;
    const bytes = encodeFrame(frame);
    expect(peekFrameHeader(bytes)).toEqual({
      ...header,
      sampleCount: samples[0]?.length,
      payloadLength: bytes.length - 56,
    });
  });
});
