/** Bytes with their bounds: reading past the end throws a `RangeError`, which a broken or hostile file ends in. */
export class ImageBytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.#bytes.length;
  }

  u8(at: number): number {
    return this.#view.getUint8(at);
  }

  u16(at: number): number {
    return this.#view.getUint16(at);
  }

  u16le(at: number): number {
    return this.#view.getUint16(at, true);
  }

  u24le(at: number): number {
    return this.u16le(at) + this.u8(at + 2) * 0x1_0000;
  }

  u32(at: number): number {
    return this.#view.getUint32(at);
  }

  u32le(at: number): number {
    return this.#view.getUint32(at, true);
  }

  text(at: number, length: number): string {
    return Buffer.from(this.slice(at, at + length)).toString('latin1');
  }

  slice(from: number, to: number): Uint8Array {
    if (from < 0 || to > this.length || from > to) throw new RangeError('the picture ends too soon');
    return this.#bytes.subarray(from, to);
  }
}

/** Size in pixels, and the file with nothing left in it but the picture. */
export type CleanImage = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };
