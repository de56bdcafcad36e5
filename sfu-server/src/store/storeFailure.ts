import { AppError } from '@smart-triage/shared/errors/appError';

/** Classes of SQLSTATE in which the statement is at fault: data, integrity, syntax and names. Repeating it cannot help. */
const STATEMENT_AT_FAULT: readonly string[] = ['22', '23', '42'];

/** Whether the database itself failed (disk, memory, connection), so that the same statement may succeed later. */
export function isStoreFailure(error: unknown): boolean {
  if (error instanceof AppError || isOurFault(error)) return false;
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  return !STATEMENT_AT_FAULT.includes(state.slice(0, 2));
}

function isOurFault(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
}
