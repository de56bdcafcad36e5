import type { Position } from '@smart-triage/shared/domain/hospital';

/** Mean radius of the earth (IUGG). */
const EARTH_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** East and north in metres: on the flat, which is right to a metre over the distances of a region. */
function stepBetween(from: Position, to: Position): { east: number; north: number } {
  const scale = Math.cos(((from.latitude + to.latitude) / 2) * RADIANS);
  return {
    east: (to.longitude - from.longitude) * RADIANS * EARTH_METRES * scale,
    north: (to.latitude - from.latitude) * RADIANS * EARTH_METRES,
  };
}

export function metresBetween(from: Position, to: Position): number {
  const { east, north } = stepBetween(from, to);
  return Math.hypot(east, north);
}

/** Clockwise from north, 0 to 360. */
export function headingOf(from: Position, to: Position): number {
  const { east, north } = stepBetween(from, to);
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}

/** The point at `share` (0 to 1) of the way. */
export function pointBetween(from: Position, to: Position, share: number): Position {
  return {
    latitude: from.latitude + share * (to.latitude - from.latitude),
    longitude: from.longitude + share * (to.longitude - from.longitude),
  };
}
