import { z } from 'zod';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';

/** What a refusal looks like on the wire. `issues` names fields and limits, never values. */
const WireErrorSchema = z.strictObject({
  code: z.enum(Object.values(ErrorCode) as [ErrorCode, ...ErrorCode[]]),
  message: z.string().max(2000),
  issues: z.array(z.strictObject({ path: z.string().max(200), limit: z.string().max(300) })).max(20),
});
export type WireError = z.infer<typeof WireErrorSchema>;

/** [GW1] Every request gets exactly one of these. */
export const ReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), data: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: WireErrorSchema }),
]);
export type Reply = z.infer<typeof ReplySchema>;

/** [GW4] Only our own errors say what happened; anything else leaves as `internal` without a text. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof AppError)) return { code: ErrorCode.Internal, message: '', issues: [] };
  const issues = error.issues
    .slice(0, 20)
    .map(({ path, limit }) => ({ path: path.slice(0, 200), limit: limit.slice(0, 300) }));
  return { code: error.code, message: error.message.slice(0, 2000), issues };
}

export function fromWireError({ code, message, issues }: WireError): AppError {
  return new AppError(code, message, { issues });
}
