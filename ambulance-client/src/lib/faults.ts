import { AppError } from '@smart-triage/shared/errors/appError';

export type ReportFault = (error: unknown) => void;

/**
 * Where errors go that no screen waits for. Ours are expected (a cut, a refusal) and show themselves in the state of the link; anything else is a fault and goes
 * where the browser collects faults.
 */
export function faultReporter(report: (error: unknown) => void): ReportFault {
  return (error) => {
    if (!(error instanceof AppError)) report(error);
  };
}
