import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** What to tell about any failure. One that is not ours says nothing about the server's state. */
export function errorCodeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : ErrorCode.Internal;
}
