import { isFault } from '@smart-triage/shared/errors/isFault';

export type ReportFault = (error: unknown) => void;

/**
 * Where errors go that no screen waits for. A cut or a refusal is expected and shows itself in the state of the link; what is broken goes where the browser collects
 * faults.
 */
export function faultReporter(report: (error: unknown) => void): ReportFault {
  return (error) => {
    if (isFault(error)) report(error);
  };
}
