import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';

/** Where each ambulance last said it is. Kept in memory only: after a restart the next report comes within seconds. */
export class PositionBoard {
  readonly #latest = new Map<CaseId, PositionReport>();

  /** False for a report that is older than the one known: it waited in a dead zone. */
  accept(report: PositionReport): boolean {
    const known = this.#latest.get(report.caseId);
    if (known && known.reportedAt > report.reportedAt) return false;
    this.#latest.set(report.caseId, report);
    return true;
  }

  of(caseIds: readonly CaseId[]): PositionReport[] {
    return caseIds.flatMap((caseId) => this.#latest.get(caseId) ?? []);
  }

  forget(caseId: CaseId): void {
    this.#latest.delete(caseId);
  }
}
