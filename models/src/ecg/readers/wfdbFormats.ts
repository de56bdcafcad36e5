/** How the samples of a signal file are stored (https://physionet.org/physiotools/wag/signal-5.htm), by the number that a header gives. */
type SampleFormat = {
  /** Bytes that hold so many samples: the shortest piece of a file that ends on a whole byte. */
  readonly bytes: number;
  readonly samples: number;
  /** The value that means "no sample here". */
  readonly missing: number;
  /** The sample at `index` of all samples of the file. */
  readonly read: (view: DataView, index: number) => number;
};

export const WFDB_FORMATS = {
  16: { bytes: 2, samples: 1, missing: -0x8000, read: (view, i) => view.getInt16(2 * i, true) },
  24: { bytes: 3, samples: 1, missing: -0x80_0000, read: read24 },
  32: { bytes: 4, samples: 1, missing: -0x8000_0000, read: (view, i) => view.getInt32(4 * i, true) },
  /** High byte first. */
  61: { bytes: 2, samples: 1, missing: -0x8000, read: (view, i) => view.getInt16(2 * i, false) },
  /** Offset binary: 128 and 32768 stand for 0. */
  80: { bytes: 1, samples: 1, missing: -0x80, read: (view, i) => view.getUint8(i) - 0x80 },
  160: { bytes: 2, samples: 1, missing: -0x8000, read: (view, i) => view.getUint16(2 * i, true) - 0x8000 },
  212: { bytes: 3, samples: 2, missing: -0x800, read: read212 },
} as const satisfies Readonly<Record<number, SampleFormat>>;
export type WfdbFormat = keyof typeof WFDB_FORMATS;

export function isWfdbFormat(code: number): code is WfdbFormat {
  return Object.hasOwn(WFDB_FORMATS, code);
}

function read24(view: DataView, index: number): number {
  return (view.getInt8(3 * index + 2) << 16) | view.getUint16(3 * index, true);
}

/** Two 12-bit two's complement samples in three bytes: low byte of the first, both high nibbles, low byte of the second. */
function read212(view: DataView, index: number): number {
  const at = (index >> 1) * 3;
  const nibbles = view.getUint8(at + 1);
  const value =
    index % 2 === 0
      ? ((nibbles & 0x0f) << 8) | view.getUint8(at)
      : ((nibbles & 0xf0) << 4) | view.getUint8(at + 2);
  return (value << 20) >> 20;
}
