import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';

/** One open case on the map; `report` is absent until its crew has said where it is. */
export type Run = { state: CaseState; report: PositionReport | undefined };

/** A run whose place is known. */
export type ReportedRun = { state: CaseState; report: PositionReport };

/** By unit, so that the list beside the map does not jump. A position of a case that is not open (any more) is not drawn. */
export function runsOf(
  cases: ReadonlyMap<CaseId, CaseState>,
  positions: ReadonlyMap<CaseId, PositionReport>,
): Run[] {
  return [...cases.values()]
    .map((state) => ({ state, report: positions.get(state.caseId) }))
    .sort((a, b) => a.state.unit.localeCompare(b.state.unit));
}
