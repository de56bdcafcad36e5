import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/**
 * The refusal of a file that cannot be read. Says which field at which byte (or line) broke which limit, and never the value, which may be
 * patient data.
 */
export function brokenFile(format: string, field: string, at: string, limit: string): AppError {
  return new AppError(ErrorCode.Invalid, `${format}: ${field} at ${at} ${limit}`, {
    issues: [{ path: `${field} at ${at}`, limit }],
  });
}
