import type { Eta } from '@smart-triage/shared/domain/destinations';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import type { Roads } from '@smart-triage/shared/domain/roads';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { distanceKm } from './distance.ts';
import { etaMinutes, isStalePosition } from './etaMinutes.ts';

/** Nearer than this, the crew's own figure says more about the last streets than about the roads. */
const MIN_KM_TO_LEARN_FROM = 3;
/** Minutes for a kilometre of straight line: nobody drives faster than 120, or for long slower than 20 km/h as the crow flies. */
const PACE = { min: 0.5, max: 3 };

/**
 * [CY7] How long to each hospital: what the crew says of its own destination; for another an estimate, at the pace at which the crew itself expects to get on, else by the
 * length of roads.
 * Nothing without a fresh position.
 */
export function etasTo(
  hospitals: readonly Hospital[],
  report: PositionReport | undefined,
  now: Instant,
  roads: Roads,
): ReadonlyMap<HospitalId, Eta> {
  if (!report || isStalePosition(report, now)) return new Map();
  const kmTo = ({ position }: Hospital): number => distanceKm(report.position, position);
  const said = etaMinutes(report, now);
  const own = said === null ? undefined : hospitals.find(({ id }) => id === report.destination);
  const isTelling = own && kmTo(own) >= MIN_KM_TO_LEARN_FROM;
  const pace = isTelling ? clamped((said ?? 0) / kmTo(own)) : (roads.detour * 60) / roads.kmPerHour;
  return new Map(
    hospitals.map((hospital) => [
      hospital.id,
      hospital === own
        ? { minutes: said ?? 0, from: 'crew' }
        : { minutes: Math.ceil(kmTo(hospital) * pace), from: 'estimate' },
    ]),
  );
}

function clamped(pace: number): number {
  return Math.min(PACE.max, Math.max(PACE.min, pace));
}
