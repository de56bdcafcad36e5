import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { rateLimit } from 'express-rate-limit';
import type { EarlyRefusals, EarlyRefusal } from '../audit/earlyRefusals.ts';
import { addressOf } from './httpAccess.ts';

type Limit = { windowMs: number; limit: number; refused: EarlyRefusal; message: string };

/** [GW6] How often one address may ask, before anything is read or checked. */
export function limitByAddress(
  { windowMs, limit, refused, message }: Limit,
  earlyRefusals: Pick<EarlyRefusals, 'record'>,
) {
  return rateLimit({
    windowMs,
    limit,
    handler: (request, _response, next) => {
      void earlyRefusals.record(refused, addressOf(request), ErrorCode.TooMany).then(() => {
        next(new AppError(ErrorCode.TooMany, message));
      });
    },
  });
}
