import { capacityOf, type CapacityFacts } from '@smart-triage/shared/domain/capacity';
import type { DestinationOption } from '@smart-triage/shared/domain/destinations';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Roads } from '@smart-triage/shared/domain/roads';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import { distanceKm } from './distance.ts';
import { etasTo } from './etaTo.ts';

export function optionsFrom(
  report: PositionReport | undefined,
  hospitals: readonly Hospital[],
  facts: CapacityFacts,
  now: Instant,
  roads: Roads,
): DestinationOption[] {
  const etas = etasTo(hospitals, report, now, roads);
  return hospitals.map((hospital) => ({
    hospital,
    distanceKm: report ? distanceKm(report.position, hospital.position) : null,
    eta: etas.get(hospital.id) ?? null,
    capacity: capacityOf(facts, hospital.id, now),
  }));
}
