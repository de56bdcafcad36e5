import { StreamIdSchema } from '../domain/ids.ts';
import { toHex } from './hex.ts';

/** Whether the text is a UUID in the one spelling (lower case) in which it survives the way through bytes. */
export function isUuidText(text: string): boolean {
  return StreamIdSchema.safeParse(text).success && text === text.toLowerCase();
}

/** The 16 bytes of a UUID, in the order in which it is written. */
export function uuidToBytes(uuid: string): Uint8Array {
  const digits = uuid.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** The text for 16 bytes. Not every 16 bytes are a UUID: see `isUuidText`. */
export function uuidFromBytes(bytes: Uint8Array): string {
  const digits = toHex(bytes);
  const groups = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20)];
  return [...groups, digits.slice(20)].join('-');
}
