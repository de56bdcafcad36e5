import type { Position } from '@smart-triage/shared/domain/hospital';
import { KM_PER_DEGREE, kmPerLongitude, type MapPoint, type MapSize } from './mapProjection.ts';

/** What is looked at: a place in the middle, and how much land from the left edge to the right one. */
export type MapView = { centre: Position; widthKm: number };

const MARGIN_KM = 4;
/** So that one hospital alone is still a map and not a point. */
const MIN_SPAN_KM = 10;
/** A few streets, and a country. */
const WIDTH_KM = { min: 0.5, max: 400 };

/** The region that holds all places. */
export function wholeRegion(places: readonly Position[], { width, height }: MapSize): MapView {
  const [south, north] = extent(places.map(({ latitude }) => latitude));
  const [west, east] = extent(places.map(({ longitude }) => longitude));
  const centre = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
  const spanX = padded((east - west) * kmPerLongitude(centre.latitude));
  const spanY = padded((north - south) * KM_PER_DEGREE);
  return { centre, widthKm: Math.max(spanX, (spanY * width) / height) };
}

/** `factor` above one comes nearer; what lies at `at` stays there. */
export function zoomed(view: MapView, factor: number, at: MapPoint, size: MapSize): MapView {
  const widthKm = Math.min(WIDTH_KM.max, Math.max(WIDTH_KM.min, view.widthKm / factor));
  const fromMiddle = { x: at.x - size.width / 2, y: at.y - size.height / 2 };
  // Towards the point by as much of the way as the rest of the way shrinks.
  const share = 1 - widthKm / view.widthKm;
  return { ...panned(view, { x: -fromMiddle.x * share, y: -fromMiddle.y * share }, size), widthKm };
}

/** As a hand drags the land: by so many pixels to the right and down. */
export function panned({ centre, widthKm }: MapView, by: MapPoint, size: MapSize): MapView {
  const kmPerPixel = widthKm / size.width;
  return {
    widthKm,
    centre: {
      latitude: centre.latitude + (by.y * kmPerPixel) / KM_PER_DEGREE,
      longitude: centre.longitude - (by.x * kmPerPixel) / kmPerLongitude(centre.latitude),
    },
  };
}

function extent(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function padded(km: number): number {
  return Math.max(MIN_SPAN_KM, km + 2 * MARGIN_KM);
}
