import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode, FAILURE_CLASS } from '@smart-triage/shared/errors/errorCode';

/** These refuse the session, not the change: the change is as good as before once the session is. */
const ABOUT_THE_SESSION: readonly ErrorCode[] = [
  ErrorCode.NotSignedIn,
  ErrorCode.VersionTooOld,
  ErrorCode.VersionTooNew,
];

export type FailureFate = { kind: 'repeat' } | { kind: 'drop'; code: ErrorCode };

/** [OB2] Dropped only when the server certainly refused this very change; everything else is repeated with the same requestId. */
export function fateOf(error: unknown): FailureFate {
  if (!(error instanceof AppError) || ABOUT_THE_SESSION.includes(error.code)) return { kind: 'repeat' };
  return FAILURE_CLASS[error.code] === 'refused' ? { kind: 'drop', code: error.code } : { kind: 'repeat' };
}
