import type { Position } from '@smart-triage/shared/domain/hospital';

/** Where a place stands on the drawing, in its own units, `y` downwards. */
export type MapPoint = { x: number; y: number };

export type MapProjection = {
  /** Size of the drawing; its sides are as the land's. */
  width: number;
  height: number;
  project: (position: Position) => MapPoint;
  /** A round distance and its length on the drawing, for a scale bar. */
  scale: { km: number; length: number };
};

/** Mean length of one degree of latitude (WGS 84). */
const KM_PER_DEGREE = 111.2;
const MARGIN_KM = 4;
/** So that one hospital alone is still a map and not a point. */
const MIN_SPAN_KM = 10;
const WIDTH = 1000;
const ROUND_KM = [50, 20, 10, 5, 2, 1];

/**
 * A flat map of the region that holds all places: true to scale to one per mille over the 100 km of an ambulance region, because a degree of longitude is
 * shortened by the cosine of the middle latitude.
 */
export function fitRegion(places: readonly Position[], aspect: number): MapProjection {
  const [south, north] = extent(places.map(({ latitude }) => latitude));
  const [west, east] = extent(places.map(({ longitude }) => longitude));
  const kmPerLongitude = KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = padded((east - west) * kmPerLongitude);
  const spanY = padded((north - south) * KM_PER_DEGREE);
  const widthKm = Math.max(spanX, spanY * aspect);
  const unitsPerKm = WIDTH / widthKm;
  const height = WIDTH / aspect;
  return {
    width: WIDTH,
    height,
    project: ({ latitude, longitude }) => ({
      x: WIDTH / 2 + (longitude - (west + east) / 2) * kmPerLongitude * unitsPerKm,
      y: height / 2 - (latitude - (south + north) / 2) * KM_PER_DEGREE * unitsPerKm,
    }),
    scale: scaleBar(widthKm, unitsPerKm),
  };
}

function extent(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function padded(km: number): number {
  return Math.max(MIN_SPAN_KM, km + 2 * MARGIN_KM);
}

/** The longest round distance that takes at most a quarter of the width. */
function scaleBar(widthKm: number, unitsPerKm: number): MapProjection['scale'] {
  const km = ROUND_KM.find((candidate) => candidate <= widthKm / 4) ?? 1;
  return { km, length: km * unitsPerKm };
}
