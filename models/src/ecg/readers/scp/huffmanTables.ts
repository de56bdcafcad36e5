import type { ByteCursor } from './byteCursor.ts';

/** One code: its first bits, how many more follow for the value, and what those are added to. */
export type HuffmanCode = {
  readonly prefixBits: number;
  readonly extraBits: number;
  /** 0: no value; the codes that follow are of table number `base`, counted from 1. */
  readonly mode: number;
  readonly base: number;
  /** The prefix with its first bit lowest. */
  readonly prefix: number;
};
export type HuffmanTable = readonly HuffmanCode[];

/** What the count of tables says when it means the default table of EN 1064 C.3.7.6. */
const DEFAULT_TABLE = 19_999;
const MAX_TABLES = 64;
const MAX_CODES = 4096;
const MAX_BITS = 32;

/** -8 to 8 by a unary prefix, others as 8 or 16 bits that are added to nothing. */
const DEFAULT: HuffmanTable = [
  { prefixBits: 1, extraBits: 0, mode: 1, base: 0, prefix: 0 },
  ...Array.from({ length: 8 }, (_, i) => signPair(i + 1)).flat(),
  { prefixBits: 10, extraBits: 8, mode: 1, base: 0, prefix: 0x1ff },
  { prefixBits: 10, extraBits: 16, mode: 1, base: 0, prefix: 0x3ff },
];

/** As many ones as the size, a zero, and a bit for the sign. */
function signPair(size: number): HuffmanCode[] {
  const ones = 2 ** size - 1;
  const common = { prefixBits: size + 2, extraBits: 0, mode: 1 };
  return [
    { ...common, base: size, prefix: ones },
    { ...common, base: -size, prefix: ones + 2 ** (size + 1) },
  ];
}

/** Section 2. No tables at all means that samples are not Huffman coded. */
export function huffmanTables(section: ByteCursor | undefined): readonly HuffmanTable[] {
  if (!section) return [];
  const count = section.u16('number of Huffman tables');
  if (count === DEFAULT_TABLE) return [DEFAULT];
  if (count > MAX_TABLES) throw section.broken('number of Huffman tables', `must be at most ${MAX_TABLES}`);
  return Array.from({ length: count }, () => readTable(section, count));
}

function readTable(section: ByteCursor, tables: number): HuffmanTable {
  const count = section.u16('number of Huffman codes');
  if (count > MAX_CODES) throw section.broken('number of Huffman codes', `must be at most ${MAX_CODES}`);
  return Array.from({ length: count }, () => readCode(section, tables));
}

function readCode(section: ByteCursor, tables: number): HuffmanCode {
  const prefixBits = section.u8('bits of a prefix');
  const extraBits = section.u8('bits of a code') - prefixBits;
  if (prefixBits < 1 || extraBits < 0 || prefixBits + extraBits > MAX_BITS)
    throw section.broken('bits of a code', `must be 1 to ${MAX_BITS} and hold the prefix`);
  const mode = section.u8('table mode switch');
  const base = section.i16('base value');
  if (mode === 0 && (base < 1 || base > tables))
    throw section.broken('table mode switch', 'names a table that is not there');
  return { prefixBits, extraBits, mode, base, prefix: section.u32('base code') };
}
