import { brokenFile } from '../brokenFile.ts';
import { int16Samples } from '../wholeSamples.ts';
import { SCP, type ByteCursor } from './byteCursor.ts';
import { HuffmanDecoder } from './huffmanDecoder.ts';
import type { HuffmanTable } from './huffmanTables.ts';

/** Sections 5 and 6: one stream of samples for each lead, behind a common scale. */
export type StoredSamples = {
  readonly nvPerUnit: number;
  readonly intervalUs: number;
  /** Outside of protected zones only every n-th sample is stored. Always false for section 5, where the byte is reserved. */
  readonly isBimodal: boolean;
  /** How the stored numbers make samples: as they are, or as first or second differences. */
  readonly difference: number;
  readonly streams: readonly { readonly bytes: Uint8Array; readonly at: number }[];
};

export function storedSamples(section: ByteCursor, leads: number): StoredSamples {
  const nvPerUnit = section.u16('amplitude value multiplier');
  const intervalUs = section.u16('sample time interval');
  if (nvPerUnit === 0 || intervalUs === 0) throw section.broken('scale or sample time', 'must be above 0');
  const difference = section.u8('difference encoding');
  if (difference > 2) throw section.broken('difference encoding', 'must be 0, 1 or 2');
  const isBimodal = section.u8('bimodal compression') === 1;
  const lengths = Array.from({ length: leads }, () => section.u16('length of a lead'));
  const streams = lengths.map((length) => ({
    at: section.place,
    bytes: section.bytes('samples of a lead', length),
  }));
  return { nvPerUnit, intervalUs, difference, isBimodal, streams };
}

/** The samples of one lead; throws `invalid` when the stream ends before the last of `count`. */
export function decodeLead(
  { streams, difference }: StoredSamples,
  lead: number,
  tables: readonly HuffmanTable[],
  count: number,
): Int32Array {
  const { bytes, at } = streams[lead] ?? { bytes: new Uint8Array(), at: 0 };
  const stored = decodeStored(bytes, tables, count);
  if (!stored) throw brokenFile(SCP, 'samples of a lead', `byte ${at}`, 'end before the last sample');
  for (let i = difference; difference > 0 && i < count; i++) {
    const [last, before] = [stored[i - 1] ?? 0, stored[i - 2] ?? 0];
    stored[i] = (stored[i] ?? 0) + (difference === 1 ? last : 2 * last - before);
  }
  return stored;
}

/** Whether the stream of a lead has `count` samples. */
export function holds(
  { streams }: StoredSamples,
  lead: number,
  tables: readonly HuffmanTable[],
  count: number,
): boolean {
  return decodeStored(streams[lead]?.bytes ?? new Uint8Array(), tables, count) !== undefined;
}

function decodeStored(bytes: Uint8Array, tables: readonly HuffmanTable[], count: number) {
  // A code has at least one bit: an announced count beyond that needs no memory to be refused.
  if (count > bytes.length * 8) return undefined;
  if (tables.length > 0) return new HuffmanDecoder(tables).decode(bytes, count);
  const raw = int16Samples(bytes);
  return raw.length < count ? undefined : Int32Array.from(raw.subarray(0, count));
}
