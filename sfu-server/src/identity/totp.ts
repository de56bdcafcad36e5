import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 6238 with the figures that every authenticator app assumes: HMAC-SHA-1, 30 seconds, six digits. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** A phone's clock may be half a minute off, either way. */
const STEPS_AROUND = [0, -1, 1];
/** RFC 4226 asks for at least 128 bits and recommends 160. */
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, as authenticator apps take it. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group, 2)]).join('');
}

/**
 * The step in which the code was made, or `null` when it is wrong. A step up to `usedStep` is refused: a code that somebody looked off the screen is
 * worth nothing any more.
 */
export function matchTotp(secret: string, code: string, nowMs: number, usedStep: number): number | null {
  const now = Math.floor(nowMs / STEP_MS);
  const match = STEPS_AROUND.map((around) => now + around).find(
    (step) => step > usedStep && isEqual(totpAt(secret, step * STEP_MS), code),
  );
  return match ?? null;
}

/** The code of this moment. */
export function totpAt(secret: string, nowMs: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(nowMs / STEP_MS)));
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

export function totpUri(login: string, secret: string): string {
  return `otpauth://totp/SMART%20Triage:${encodeURIComponent(login)}?secret=${secret}&issuer=SMART%20Triage`;
}

function decodeBase32(text: string): Buffer {
  const bits = Array.from(text, (sign) => BASE32.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
