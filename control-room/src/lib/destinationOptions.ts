import { capacityOf, type CapacityFacts } from '@smart-triage/shared/domain/capacity';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CareNeed, DestinationOption } from '@smart-triage/shared/domain/destinations';
import type { Hospital, Position } from '@smart-triage/shared/domain/hospital';
import type { Instant } from '@smart-triage/shared/time/instant';
import { distanceKm } from './distance.ts';

/** A positive gate proposes the PCI centre; without one, a hospital with cardiology. */
export function careNeedOf({ guidance }: CaseState): CareNeed {
  return guidance?.gate.verdict === 'positive' ? 'pci' : 'cardiology';
}

export function optionsFrom(
  from: Position | null,
  hospitals: readonly Hospital[],
  facts: CapacityFacts,
  now: Instant,
): DestinationOption[] {
  return hospitals.map((hospital) => ({
    hospital,
    distanceKm: from && distanceKm(from, hospital.position),
    capacity: capacityOf(facts, hospital.id, now),
  }));
}
