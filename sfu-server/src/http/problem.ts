import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { NextFunction, Request, Response } from 'express';
import { refusedBody } from './parseInput.ts';
import type { Logger } from '../logging/logger.ts';

/** Total by type: a new code does not compile without its status. */
const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  'version-too-old': 400,
  'version-too-new': 400,
  'not-signed-in': 401,
  'tablet-revoked': 401,
  'second-factor-needed': 401,
  'password-to-choose': 401,
  'not-permitted': 403,
  'not-found': 404,
  'not-allowed-now': 409,
  superseded: 409,
  taken: 409,
  'request-id-reused': 409,
  'too-many': 429,
  'media-unavailable': 503,
  'store-unavailable': 503,
  'timed-out': 504,
  disconnected: 504,
  internal: 500,
};

export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** Answers every failed HTTP request as an RFC 9457 problem. [GW4] Unknown errors say nothing but that they happened. */
export function problemMiddleware(logger: Logger) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    const problem = toProblem(error);
    if (problem.status >= 500) logger.error({ err: error }, 'HTTP request failed');
    response.status(problem.status).type('application/problem+json').json(problem);
  };
}

function toProblem(error: unknown) {
  const known = error instanceof AppError ? error : (fromAddress(error) ?? fromBodyParser(error));
  const code = known?.code ?? ErrorCode.Internal;
  return {
    type: `urn:smart-triage:error:${code}`,
    title: code,
    status: isTooLarge(error) ? 413 : STATUS[code],
    code,
    ...(known && { detail: known.message }),
    ...(known && known.issues.length > 0 && { issues: known.issues }),
  };
}

/** The router's own refusal of an address such as `/cases/%E0`; its text quotes it. */
function fromAddress(error: unknown): AppError | null {
  if (!(error instanceof URIError)) return null;
  const issue = { path: 'address', limit: 'is not well-formed' };
  return new AppError(ErrorCode.Invalid, 'address: is not well-formed', { issues: [issue] });
}

/** express.json() refuses with its own errors; their text can quote the body, so only the kind is kept. */
function fromBodyParser(error: unknown): AppError | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  if (isTooLarge(error)) return refusedBody(`must be at most ${error.limit} bytes`);
  if (error.status === 415) return refusedBody('is in an encoding that is not known here');
  return error.status === 400 ? refusedBody('is not well-formed JSON') : null;
}

function isTooLarge(error: unknown): error is { limit: number } {
  return error instanceof Error && 'status' in error && error.status === 413 && 'limit' in error;
}

export function notFound(): never {
  throw new AppError(ErrorCode.NotFound, 'there is nothing at this address');
}
