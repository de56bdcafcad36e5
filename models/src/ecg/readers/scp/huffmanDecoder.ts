import type { HuffmanCode, HuffmanTable } from './huffmanTables.ts';

/** A node of the tree of prefixes: where a 0 and a 1 lead, or the code that ends here. */
type Node = { zero?: Node; one?: Node; code?: HuffmanCode };

/** Decodes sample streams that begin with the first of its tables. */
export class HuffmanDecoder {
  readonly #trees: readonly Node[];

  constructor(tables: readonly HuffmanTable[]) {
    this.#trees = tables.map(treeOf);
  }

  /** `count` values, or `undefined` when the bits end before them or are no code. */
  decode(bytes: Uint8Array, count: number): Int32Array | undefined {
    const values = new Int32Array(count);
    const bits = new BitStream(bytes);
    let tree = this.#trees[0];
    for (let i = 0; i < count;) {
      const code = tree && nextCode(tree, bits);
      if (!code || bits.left < code.extraBits) return undefined;
      if (code.mode === 0) tree = this.#trees[code.base - 1];
      else values[i++] = code.base + bits.signed(code.extraBits);
    }
    return values;
  }
}

function treeOf(table: HuffmanTable): Node {
  const root: Node = {};
  for (const code of table) {
    let node = root;
    for (let bit = 0; bit < code.prefixBits; bit++)
      node = (code.prefix >>> bit) & 1 ? (node.one ??= {}) : (node.zero ??= {});
    node.code = code;
  }
  return root;
}

function nextCode(tree: Node, bits: BitStream): HuffmanCode | undefined {
  let node: Node | undefined = tree;
  while (node && !node.code) {
    if (bits.left === 0) return undefined;
    node = bits.next() ? node.one : node.zero;
  }
  return node?.code;
}

/** Bits of bytes, the highest of each first. */
class BitStream {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length * 8 - this.#at;
  }

  next(): number {
    const bit = ((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1;
    this.#at++;
    return bit;
  }

  /** `count` bits as a two's complement number. */
  signed(count: number): number {
    let value = count > 0 && this.next() ? -1 : 0;
    for (let i = 1; i < count; i++) value = (value << 1) | this.next();
    return value;
  }
}
