import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  KeyObject,
  randomBytes,
} from 'node:crypto';

/** AES-256-GCM with a random nonce: NIST SP 800-38D, 96 bits of nonce and 128 of tag. */
const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key object is taken up three times as fast as bytes, which counts where a hundred streams are sealed frame by frame. */
export type SealKey = KeyObject | Uint8Array;

export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** Nonce, tag and ciphertext in one piece. `place` names the row and column that it belongs in: moved elsewhere, it does not open. */
export function seal(key: SealKey, place: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws AppError `internal` when key or place is another one, or a bit was changed. */
export function unseal(key: SealKey, place: string, sealed: Uint8Array): Uint8Array {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new AppError(ErrorCode.Internal, `${place}: does not open with this key`, { cause });
  }
}

export function sealText(key: SealKey, place: string, text: string): string {
  return Buffer.from(seal(key, place, Buffer.from(text))).toString('base64');
}

export function unsealText(key: SealKey, place: string, sealed: string): string {
  return Buffer.from(unseal(key, place, Buffer.from(sealed, 'base64'))).toString();
}

/**
 * What says whether two texts are the same to whoever has the key, and nothing to anybody else. A plain hash of what was entered would give it away: there are few
 * answers to try. With a key of its own, derived by HKDF (RFC 5869), since one key serves one purpose.
 */
export function macText(key: SealKey, place: string, text: string): string {
  const secret = key instanceof KeyObject ? key : createSecretKey(key);
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'smart-triage/mac', KEY_BYTES));
  return createHmac('sha256', derived).update(`${place}\n${text}`).digest('hex');
}
