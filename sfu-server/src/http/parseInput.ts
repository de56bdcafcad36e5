import { AppError, invalid } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { z } from 'zod';

/** What came in, checked. Throws `invalid` with fields and limits, never values. */
export function parseInput<S extends z.ZodType>(what: string, input: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  if (what === 'body' && input === undefined)
    throw refusedBody('is missing, or was not sent as application/json');
  throw invalid(what, parsed.error);
}

/** Of a body as a whole. */
export function refusedBody(limit: string): AppError {
  return new AppError(ErrorCode.Invalid, `body: ${limit}`, { issues: [{ path: 'body', limit }] });
}
