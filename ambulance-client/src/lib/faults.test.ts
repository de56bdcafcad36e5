import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { expect, it, vi } from 'vitest';
import { faultReporter } from './faults.ts';

it('what is broken is reported, and what was refused, slow or cut off is not', () => {
  const report = vi.fn();
  const onFault = faultReporter(report);
  const expected = [ErrorCode.NotPermitted, ErrorCode.Superseded, ErrorCode.TooMany, ErrorCode.Disconnected];
  for (const code of expected) onFault(new AppError(code, 'x'));
  expect(report).not.toHaveBeenCalled();
  const broken = [
    new TypeError('x'),
    new AppError(ErrorCode.Internal, 'x'),
    new AppError(ErrorCode.Invalid, 'x'),
  ];
  for (const error of broken) onFault(error);
  expect(report.mock.calls.flat()).toEqual(broken);
});
