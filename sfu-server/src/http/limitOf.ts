import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { rateLimit } from 'express-rate-limit';
import type { Door, DoorWay } from '../audit/door.ts';
import { addressOf } from './httpAccess.ts';

type Limit = { windowMs: number; limit: number; way: DoorWay; message: string };

/** [GW6] How often one address may ask, before anything is read or checked. */
export function limitOf({ windowMs, limit, way, message }: Limit, door: Pick<Door, 'turnAway'>) {
  return rateLimit({
    windowMs,
    limit,
    handler: (request, _response, next) => {
      void door.turnAway(way, addressOf(request), ErrorCode.TooMany).then(() => {
        next(new AppError(ErrorCode.TooMany, message));
      });
    },
  });
}
