import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { NextFunction, Request, Response } from 'express';

/** [GW5] A page of another site must do nothing with this user's browser. Programs (the fleet, a gateway) send no Origin. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Against forged requests, beside the cookies' SameSite: what changes something comes from our own pages or from no page. */
export function sameOriginOnly({ method, headers }: Request, _response: Response, next: NextFunction): void {
  const isSafe = method === 'GET' || method === 'HEAD';
  if (!isSafe && !isSameOrigin(headers.origin, headers.host))
    throw new AppError(ErrorCode.NotPermitted, 'asked by a page of another site');
  next();
}
