import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Logger } from '../logging/logger.ts';
import type { StoreGate } from '../store/storeGate.ts';

export type Faults = {
  /** For what nobody makes up for. */
  report: (message: string) => (err: unknown, caseId?: CaseId) => void;
  /** For what is made up for as soon as there is a store again; without one it is expected. */
  reportUnlessStoreIsAway: (message: string) => (err: unknown, caseId?: CaseId) => void;
};

export function faultsTo(logger: Logger, gate: Pick<StoreGate, 'state'>): Faults {
  return {
    report: (message) => (err, caseId) => {
      logger.error({ err, caseId }, message);
    },
    reportUnlessStoreIsAway: (message) => (err, caseId) => {
      const level = gate.state() === 'running' ? 'error' : 'warn';
      logger[level]({ err, caseId }, message);
    },
  };
}
