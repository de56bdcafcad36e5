import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { NextFunction, Request, Response } from 'express';
import type { EarlyRefusals } from '../audit/earlyRefusals.ts';
import { addressOf } from './httpAccess.ts';

/** [GW5] A page of another site must do nothing with this user's browser. Programs (the fleet, a gateway) send no Origin. */
export function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Against forged requests, beside the cookies' SameSite: what changes something comes from our own pages or from no page. */
export function sameOriginOnly(earlyRefusals: Pick<EarlyRefusals, 'record'>) {
  return async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    const { method, headers } = request;
    const isSafe = method === 'GET' || method === 'HEAD';
    if (!isSafe && !isSameOrigin(headers.origin, headers.host)) {
      await earlyRefusals.record('request of another site', addressOf(request), ErrorCode.NotPermitted);
      throw new AppError(ErrorCode.NotPermitted, 'asked by a page of another site');
    }
    next();
  };
}
