import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** The code under which a screen explains an error. What is not ours is a fault of ours. */
export function problemOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  // A fetch that never reached the server.
  return error instanceof TypeError ? ErrorCode.Disconnected : ErrorCode.Internal;
}
