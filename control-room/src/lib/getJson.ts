import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { codeOfProblem } from '@smart-triage/shared/protocol/problem';

/** Anything that checks what came in, as a zod schema does. */
type Parser<T> = { parse: (input: unknown) => T };

type Ask = { fetch: typeof globalThis.fetch; token: () => Promise<string> };

/** Asks the server's HTTP interface as whoever is signed in, and reads the answer by its schema. Rejects with an `AppError` of the server's code. */
export function jsonGetter(fetch: Ask['fetch'], token: Ask['token']) {
  return <T>(path: string, schema: Parser<T>): Promise<T> => ask({ fetch, token }, path, schema, {});
}
export type GetJson = ReturnType<typeof jsonGetter>;

/** The same for what changes something. A body that may be sent again carries its own `requestId`. */
export function jsonPoster(fetch: Ask['fetch'], token: Ask['token']) {
  return <T>(path: string, body: object, schema: Parser<T>): Promise<T> =>
    ask({ fetch, token }, path, schema, { method: 'POST', body: JSON.stringify(body) });
}
export type PostJson = ReturnType<typeof jsonPoster>;

async function ask<T>({ fetch, token }: Ask, path: string, schema: Parser<T>, init: RequestInit): Promise<T> {
  const headers = {
    authorization: `Bearer ${await token()}`,
    ...(init.body !== undefined && { 'content-type': 'application/json' }),
  };
  const response = await fetch(path, { ...init, headers, cache: 'no-store' }).catch((cause: unknown) => {
    throw new AppError(ErrorCode.Disconnected, 'the server could not be reached', { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new AppError(codeOfProblem(answer), `HTTP ${response.status}`);
  return schema.parse(answer);
}
