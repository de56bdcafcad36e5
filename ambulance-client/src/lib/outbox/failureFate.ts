import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode, FAILURE_CLASS } from '@smart-triage/shared/errors/errorCode';

/** These refuse the session, not the change: the change is as good as before once the session is. */
const ABOUT_THE_SESSION: readonly ErrorCode[] = [
  ErrorCode.NotSignedIn,
  ErrorCode.VersionTooOld,
  ErrorCode.VersionTooNew,
];

/** `repeat`: the link, the session or the store is not there now. `fault`: the server failed at this very change, and may do so each time. */
export type FailureFate = { kind: 'repeat' } | { kind: 'fault' } | { kind: 'drop'; code: ErrorCode };

/** [OB2] Dropped only when the server certainly refused this very change; everything else is repeated with the same requestId. */
export function fateOf(error: unknown): FailureFate {
  if (!(error instanceof AppError) || error.code === ErrorCode.Internal) return { kind: 'fault' };
  if (ABOUT_THE_SESSION.includes(error.code)) return { kind: 'repeat' };
  return FAILURE_CLASS[error.code] === 'refused' ? { kind: 'drop', code: error.code } : { kind: 'repeat' };
}
