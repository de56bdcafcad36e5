import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { NextFunction, Request, Response } from 'express';
import type { Door } from '../audit/door.ts';
import { addressOf } from './httpAccess.ts';

/** [GW5] A page of another site must do nothing with this user's browser. Programs (the fleet, a gateway) send no Origin. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Against forged requests, beside the cookies' SameSite: what changes something comes from our own pages or from no page. */
export function sameOriginOnly(door: Pick<Door, 'turnAway'>) {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    const { method, headers } = request;
    const isSafe = method === 'GET' || method === 'HEAD';
    if (!isSafe && !isSameOrigin(headers.origin, headers.host)) {
      await door.turnAway('request of another site', addressOf(request), ErrorCode.NotPermitted);
      throw new AppError(ErrorCode.NotPermitted, 'asked by a page of another site');
    }
    next();
  };
}
