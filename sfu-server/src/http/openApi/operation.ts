import type { Action } from '@smart-triage/shared/domain/permissions';
import type { z } from 'zod';

/** One form of a body. `schema` is `null` for bytes, and for text that has no form of its own. */
export type Body = { type: string; schema: z.ZodType | null };

/** What can be asked over HTTP, as it is told to those who write programs for it. What is described here is what the routes parse with and answer by. */
export type Operation = {
  method: 'get' | 'post';
  /** As the router has it, with `:name` for what varies. */
  path: string;
  area: string;
  summary: string;
  /** The row of the table of permissions, or why there is none. */
  right: Action | 'anybody' | 'cookie';
  params?: Record<string, z.ZodType>;
  query?: z.ZodObject;
  /** Any of them is taken. */
  bodies?: readonly Body[];
  status?: number;
  /** Any of them is given, the first unless another is asked for. Empty: no body. */
  answers: readonly Body[];
};

export function json(schema: z.ZodType): Body {
  return { type: 'application/json', schema };
}
