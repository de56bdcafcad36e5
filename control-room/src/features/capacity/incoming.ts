import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, HospitalId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { etaMinutes, isStalePosition } from '../../lib/etaMinutes.ts';

/** A patient who is on the way to a hospital. */
export type Incoming = {
  caseId: CaseId;
  unit: string;
  /** As the crew says, from a fresh position; `null`: not known. */
  minutes: number | null;
  told: 'not-told' | 'told' | 'accepted' | 'refused';
};

const COMING: readonly CaseState['status'][] = ['decided', 'acknowledged', 'en-route'];

/** Who is coming to each hospital by the decision in force, the first to arrive first. */
export function incomingOf(
  cases: Iterable<CaseState>,
  positions: ReadonlyMap<CaseId, PositionReport>,
  now: Instant,
): Map<HospitalId, Incoming[]> {
  const found = new Map<HospitalId, Incoming[]>();
  for (const { caseId, unit, status, decision, announcement } of cases) {
    if (decision?.disposition.kind !== 'transport' || !COMING.includes(status)) continue;
    const { hospital } = decision.disposition;
    const report = positions.get(caseId);
    const isOnItsWay = report?.destination === hospital && !isStalePosition(report, now);
    const minutes = isOnItsWay ? etaMinutes(report, now) : null;
    const told = announcement ? (announcement.answer?.said.kind ?? 'told') : 'not-told';
    found.set(hospital, [...(found.get(hospital) ?? []), { caseId, unit, minutes, told }]);
  }
  for (const coming of found.values())
    coming.sort((a, b) => (a.minutes ?? Infinity) - (b.minutes ?? Infinity) || a.unit.localeCompare(b.unit));
  return found;
}
