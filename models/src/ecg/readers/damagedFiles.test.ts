import { AppError } from '@smart-triage/shared/errors/appError';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ECG_FILES } from '../../testing/ecgFiles.ts';
import { analyseFiles } from '../analyseFiles.ts';
import type { EcgFile } from './ecgFile.ts';
import { readEcg } from './readEcg.ts';

const SEED = 20_261_124;
/** What parsers stumble over, where a number or a name was. */
const TOKENS = [
  ...['-1', '0', '1e308', 'NaN', '4294967295', '9'.repeat(400), '\0', '\uFEFF', '%s', '&#0;'],
  ...['<', '</', '<a>', '<![CDATA[', '<!--', '"', '{', '[', ',', '__proto__', '\n', '1/0'],
].map((token) => new TextEncoder().encode(token));
const LONG_WORDS = [0, 0xff, 0x7f, 0x80].map((byte) => Uint8Array.of(byte, byte, byte, byte));

type Damage = (bytes: Uint8Array) => Uint8Array;

function splice(
  bytes: Uint8Array,
  at: number,
  dropped: number,
  ...pieces: readonly Uint8Array[]
): Uint8Array {
  const parts = [bytes.subarray(0, at), ...pieces, bytes.subarray(at + dropped)];
  return Uint8Array.from(Buffer.concat(parts));
}

/** Places are shares of the length, so that one damage fits every file. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const placeIn = (bytes: Uint8Array, at: number): number => Math.floor(at * Math.max(0, bytes.length - 1));
const damage: fc.Arbitrary<Damage> = fc.oneof(
  share.map(
    (at): Damage =>
      (bytes) =>
        bytes.subarray(0, placeIn(bytes, at)),
  ),
  fc.tuple(share, fc.nat(7)).map(([at, bit]): Damage => (bytes) => {
    const place = placeIn(bytes, at);
    return splice(bytes, place, 1, Uint8Array.of((bytes[place] ?? 0) ^ (1 << bit)));
  }),
  fc.tuple(share, fc.constantFrom(...LONG_WORDS)).map(
    ([at, word]): Damage =>
      (bytes) =>
        splice(bytes, placeIn(bytes, at), 4, word),
  ),
  fc.tuple(share, fc.nat(8), fc.constantFrom(...TOKENS)).map(
    ([at, dropped, token]): Damage =>
      (bytes) =>
        splice(bytes, placeIn(bytes, at), dropped, token),
  ),
  fc.tuple(share, fc.nat(400), fc.nat(20)).map(([at, length, times]): Damage => (bytes) => {
    const from = placeIn(bytes, at);
    const piece = bytes.subarray(from, from + length);
    return splice(bytes, from, piece.length, ...Array.from({ length: times }, () => piece));
  }),
);
const damages = fc.array(damage, { minLength: 1, maxLength: 4 });

function damaged(files: readonly EcgFile[], list: readonly Damage[], which: number): EcgFile[] {
  return files.map((file, index) =>
    index === which % files.length
      ? { ...file, bytes: list.reduce((bytes, change) => change(bytes), file.bytes) }
      : file,
  );
}

/** Read, or refused with a code of ours and a text that holds nothing of the file. */
function readOrRefused(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('invalid');
    expect((error as AppError).message.length).toBeLessThan(2000);
  }
}

describe.each(Object.entries(ECG_FILES))('a %s recording', (format, files) => {
  it('is whole before it is damaged', () => {
    expect(readEcg(files()).format).toBe(format);
  });

  it('is read or refused with a code, and nothing else happens, wherever and however it is damaged', () => {
    const property = fc.property(damages, fc.nat(3), (list, which) => {
      readOrRefused(() => readEcg(damaged(files(), list, which)));
    });
    fc.assert(property, { numRuns: 400, seed: SEED });
  });

  it('is analysed or refused with a code when it is damaged', () => {
    const property = fc.property(damages, fc.nat(3), (list, which) => {
      readOrRefused(() => analyseFiles(damaged(files(), list, which), {}));
    });
    fc.assert(property, { numRuns: 60, seed: SEED });
  });

  it('is refused with a code when its head is followed by anything', () => {
    const [first] = files();
    const property = fc.property(share, fc.uint8Array({ maxLength: 2000 }), (at, rest) => {
      const bytes = first ? splice(first.bytes, placeIn(first.bytes, at), first.bytes.length, rest) : rest;
      readOrRefused(() => readEcg([{ name: 'ecg', bytes }]));
    });
    fc.assert(property, { numRuns: 150, seed: SEED });
  });
});
