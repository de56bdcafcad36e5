import { AppError } from './appError.ts';
import { FAILURE_CLASS } from './errorCode.ts';

/** Whether the server certainly did not do it, so that asking again unchanged cannot help. */
export function isRefused(error: unknown): boolean {
  return error instanceof AppError && FAILURE_CLASS[error.code] === 'refused';
}
