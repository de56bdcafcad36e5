import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { codeOfProblem } from '@smart-triage/shared/protocol/problem';

/** Anything that checks what came in, as a zod schema does. */
type Parser<T> = { parse: (input: unknown) => T };

/** Asks the server's HTTP interface as whoever is signed in, and reads the answer by its schema. Rejects with an `AppError` of the server's code. */
export function jsonGetter(fetch: typeof globalThis.fetch, token: () => Promise<string>) {
  return async <T>(path: string, schema: Parser<T>): Promise<T> => {
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(path, { headers, cache: 'no-store' }).catch((cause: unknown) => {
      throw new AppError(ErrorCode.Disconnected, 'the server could not be reached', { cause });
    });
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new AppError(codeOfProblem(body), `HTTP ${response.status}`);
    return schema.parse(body);
  };
}
export type GetJson = ReturnType<typeof jsonGetter>;
