import { AppError } from './appError.ts';
import type { ErrorCode } from './errorCode.ts';

/**
 * Whether something is broken that somebody has to mend, rather than refused, busy, slow or cut off, which happens on any day and which the screen that asked says itself.
 * Total by type, so that a new code does not compile until someone has decided.
 */
const IS_FAULT: Record<ErrorCode, boolean> = {
  // A page that is in order sends no message like these.
  invalid: true,
  'request-id-reused': true,
  internal: true,
  'version-too-old': false,
  'version-too-new': false,
  'not-signed-in': false,
  'tablet-revoked': false,
  'second-factor-needed': false,
  'password-to-choose': false,
  'not-permitted': false,
  'not-found': false,
  'not-allowed-now': false,
  superseded: false,
  taken: false,
  'too-many': false,
  'media-unavailable': false,
  'store-unavailable': false,
  'timed-out': false,
  disconnected: false,
};

/** What is no error of ours is always a fault. */
export function isFault(error: unknown): boolean {
  return !(error instanceof AppError) || IS_FAULT[error.code];
}
