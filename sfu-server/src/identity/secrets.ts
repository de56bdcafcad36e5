import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike: it is read from a screen and typed with gloves. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export function readableSecret(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
