import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { z } from 'zod';

const ProblemSchema = z.object({ code: z.enum(ErrorCode) });

/** Asks the server's HTTP interface as whoever is signed in, and reads the answer by its schema. Rejects with an `AppError` of the server's code. */
export function jsonGetter(fetch: typeof globalThis.fetch, token: () => Promise<string>) {
  return async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> => {
    const headers = { authorization: `Bearer ${await token()}` };
    const response = await fetch(path, { headers, cache: 'no-store' }).catch((cause: unknown) => {
      throw new AppError(ErrorCode.Disconnected, 'the server could not be reached', { cause });
    });
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) {
      const problem = ProblemSchema.safeParse(body);
      throw new AppError(problem.success ? problem.data.code : ErrorCode.Internal, `HTTP ${response.status}`);
    }
    return schema.parse(body);
  };
}
export type GetJson = ReturnType<typeof jsonGetter>;
