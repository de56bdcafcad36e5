import type { z } from 'zod';
import { ErrorCode } from './errorCode.ts';

/** One field of a refused message: where it is and which limit it broke. Carries no value, since a value may be patient data. */
export type FieldIssue = { path: string; limit: string };

/** The only error that crosses a boundary of the project. `message` is for developers and logs; screens translate `code`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: readonly FieldIssue[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; issues?: readonly FieldIssue[] } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'AppError';
    this.code = code;
    this.issues = options.issues ?? [];
  }
}

/** What zod found, without the refused values: paths and limits only. */
export function invalid(what: string, error: z.ZodError): AppError {
  const issues = error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('.') || what,
    limit: limitOf(issue),
  }));
  const text = issues.map(({ path, limit }) => (path === what ? limit : `${path}: ${limit}`)).join('; ');
  return new AppError(ErrorCode.Invalid, `${what}: ${text}`, { issues });
}

/** zod's own sentence names the expected type or bound; what repeats keys from the input, or says "undefined" of what is not there, is said in our words. */
function limitOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'has a field that is not known here';
  if (issue.code === 'invalid_key') return 'has a key that is not known here';
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing';
  return issue.message;
}
