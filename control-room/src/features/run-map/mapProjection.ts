import type { Position } from '@smart-triage/shared/domain/hospital';
import type { MapView } from './mapView.ts';

/** Where a place stands on the drawing, in its units (a CSS pixel, more on a wall), `y` downwards. */
export type MapPoint = { x: number; y: number };
/** Of the drawing, in its units. */
export type MapSize = { width: number; height: number };

export type MapProjection = MapSize & {
  project: (position: Position) => MapPoint;
  /** What the drawing shows, from edge to edge. */
  widthKm: number;
  /** A round distance and its length on the drawing, for a scale bar. */
  scale: { km: number; length: number };
};

/** Mean length of one degree of latitude (WGS 84). */
export const KM_PER_DEGREE = 111.2;
const ROUND_KM = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];

/** Of one degree of longitude: shorter by the cosine of the latitude. */
export function kmPerLongitude(latitude: number): number {
  return KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
}

/** A flat map around the middle of what is looked at: true to scale to one per mille over the 100 km of an ambulance region. */
export function projectionOf({ centre, widthKm }: MapView, size: MapSize): MapProjection {
  const pixelsPerKm = size.width / widthKm;
  const perLongitude = kmPerLongitude(centre.latitude) * pixelsPerKm;
  return {
    ...size,
    widthKm,
    project: ({ latitude, longitude }) => ({
      x: size.width / 2 + (longitude - centre.longitude) * perLongitude,
      y: size.height / 2 - (latitude - centre.latitude) * KM_PER_DEGREE * pixelsPerKm,
    }),
    scale: scaleBar(widthKm, pixelsPerKm),
  };
}

/** The longest round distance that takes at most a quarter of the width. */
function scaleBar(widthKm: number, pixelsPerKm: number): MapProjection['scale'] {
  const km = ROUND_KM.find((candidate) => candidate <= widthKm / 4) ?? 0.1;
  return { km, length: km * pixelsPerKm };
}
