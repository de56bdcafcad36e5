import type { Position } from '@smart-triage/shared/domain/hospital';

const EARTH_RADIUS_KM = 6371;

/** As the crow flies: the haversine of two places. Not a driving distance, and never shown as one. */
export function distanceKm(from: Position, to: Position): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const [dLat, dLon] = [rad(to.latitude - from.latitude), rad(to.longitude - from.longitude)];
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(rad(from.latitude)) * Math.cos(rad(to.latitude)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}
