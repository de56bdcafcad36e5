import type { Eta } from '@smart-triage/shared/domain/destinations';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Instant } from '@smart-triage/shared/time/instant';
import { distanceKm } from './distance.ts';
import { etaMinutes, isStalePosition } from './etaMinutes.ts';

/** How much longer roads are than a straight line on the way to a hospital, on average (Boscoe 2012, Prof Geogr 64:188; United States). */
const DETOUR = 1.417;
/** Where the crew has not said how fast it gets on: a choice of this project, without a source. */
const ASSUMED_KM_PER_HOUR = 60;
const ASSUMED_PACE = (DETOUR * 60) / ASSUMED_KM_PER_HOUR;
/** Nearer than this, the crew's own figure says more about the last streets than about the roads. */
const MIN_KM_TO_LEARN_FROM = 3;
/** Minutes for a kilometre of straight line: nobody drives faster than 120, or for long slower than 20 km/h as the crow flies. */
const PACE = { min: 0.5, max: 3 };

/**
 * [CY7] How long to each hospital: what the crew says of its own destination; for another an estimate, at the pace at which the crew itself expects to get on.
 * Nothing without a fresh position.
 */
export function etasTo(
  hospitals: readonly Hospital[],
  report: PositionReport | undefined,
  now: Instant,
): ReadonlyMap<HospitalId, Eta> {
  if (!report || isStalePosition(report, now)) return new Map();
  const kmTo = ({ position }: Hospital): number => distanceKm(report.position, position);
  const said = etaMinutes(report, now);
  const own = said === null ? undefined : hospitals.find(({ id }) => id === report.destination);
  const isTelling = own && kmTo(own) >= MIN_KM_TO_LEARN_FROM;
  const pace = isTelling ? clamped((said ?? 0) / kmTo(own)) : ASSUMED_PACE;
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
