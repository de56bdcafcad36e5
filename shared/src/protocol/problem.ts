import { z } from 'zod';
import { ErrorCode } from '../errors/errorCode.ts';

const ProblemSchema = z.object({ code: z.enum(ErrorCode) });

/** The code in a refusal over HTTP (RFC 9457); `internal` for an answer that is none of ours. */
export function codeOfProblem(body: unknown): ErrorCode {
  const problem = ProblemSchema.safeParse(body);
  return problem.success ? problem.data.code : ErrorCode.Internal;
}
