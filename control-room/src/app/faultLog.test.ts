import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { expect, it } from 'vitest';
import { createFaultLog } from './faultLog.ts';

// What happened: a refusal of any kind stood at the desk as a technical fault.
it('counts what is broken apart from what was refused or not answered, and a cut not at all', () => {
  const log = createFaultLog({ now: () => instant(1000) });
  const { NotPermitted, Superseded, TooMany, Internal, Disconnected } = ErrorCode;
  for (const code of [NotPermitted, Superseded, TooMany, Internal, Disconnected])
    log.report(new AppError(code, 'x'));
  log.report(new TypeError('x'));
  expect(log.getSnapshot()).toEqual({
    faults: { count: 2, last: { code: Internal, at: 1000 } },
    refusals: { count: 3, last: { code: TooMany, at: 1000 } },
  });
});
