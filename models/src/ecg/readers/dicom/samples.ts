/** How one sample is taken from the bytes. */
export type SampleReader = {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
};

/** For the linear sample interpretations of PS3.3 C.10.9.1.5; `undefined` for companded ones and for others than `bits` allows. */
export function sampleReader(
  interpretation: string,
  bits: number | undefined,
  isBigEndian: boolean,
): SampleReader | undefined {
  const isLittle = !isBigEndian;
  const readers: Readonly<Record<string, SampleReader>> = {
    SB: { bytes: 1, read: (view, at) => view.getInt8(at) },
    UB: { bytes: 1, read: (view, at) => view.getUint8(at) },
    SS: { bytes: 2, read: (view, at) => view.getInt16(at, isLittle) },
    US: { bytes: 2, read: (view, at) => view.getUint16(at, isLittle) },
    SL: { bytes: 4, read: (view, at) => view.getInt32(at, isLittle) },
    UL: { bytes: 4, read: (view, at) => view.getUint32(at, isLittle) },
  };
  const reader = readers[interpretation];
  return reader && bits === reader.bytes * 8 ? reader : undefined;
}

/** Samples of all channels at one instant stand next to each other. */
export function decodeInterleaved(
  bytes: Uint8Array,
  { bytes: size, read }: SampleReader,
  { channels, samples }: { channels: number; samples: number },
): Int32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: channels }, (_, channel) =>
    Int32Array.from({ length: samples }, (__, i) => read(view, (i * channels + channel) * size)),
  );
}
