import { brokenFile } from '../brokenFile.ts';

export const SCP = 'SCP-ECG';

/** Reads little-endian fields one after the other, and refuses to read past the end of what it was given. */
export class ByteCursor {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Where `bytes` begin in the file, so that errors say the byte of the file. */
  readonly #start: number;
  #at = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#start = start;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** The next byte's place in the file. */
  get place(): number {
    return this.#start + this.#at;
  }

  u8(field: string): number {
    return this.#view.getUint8(this.#take(field, 1));
  }

  u16(field: string): number {
    return this.#view.getUint16(this.#take(field, 2), true);
  }

  i16(field: string): number {
    return this.#view.getInt16(this.#take(field, 2), true);
  }

  u32(field: string): number {
    return this.#view.getUint32(this.#take(field, 4), true);
  }

  bytes(field: string, length: number): Uint8Array {
    const from = this.#take(field, length);
    return this.#bytes.subarray(from, from + length);
  }

  broken(field: string, limit: string): Error {
    return brokenFile(SCP, field, `byte ${this.place}`, limit);
  }

  #take(field: string, length: number): number {
    if (length > this.left) throw this.broken(field, 'is cut off');
    const from = this.#at;
    this.#at += length;
    return from;
  }
}
