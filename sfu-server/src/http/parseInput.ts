import { invalid } from '@smart-triage/shared/errors/appError';
import type { z } from 'zod';

/** What came in, checked. Throws `invalid` with fields and limits, never values. */
export function parseInput<S extends z.ZodType>(what: string, input: unknown, schema: S): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(what, parsed.error);
  return parsed.data;
}
