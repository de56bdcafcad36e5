import type { Ground } from './ground.ts';
import type { MapPoint, MapProjection } from './mapProjection.ts';
import { type Box, boxOfLabel, isOnDrawing, overlaps } from './placeLabels.ts';

export type PlaceName = MapPoint & { name: string; isLarge: boolean };

/** Of a letter and a line, in the drawing's units. */
const LETTER = 8;
const LINE = 18;
/** Room around a name, so that a map is no page of text. */
const AIR = { x: 30, y: 18 };
const LARGE = 100_000;
/** A quarter is no help while a whole region is in view. */
const SMALL = 15_000;
const NEAR_KM = 15;
/** Where a name stands off its place when that is taken. */
const ASIDE = [0, 26, -26, 46, -46];

/** The towns in view whose names have room in their place or above or below it, the largest first; the small ones only from near. */
export function placeNames(
  places: Ground['places'],
  map: MapProjection,
  taken: readonly Box[],
): readonly PlaceName[] {
  const smallest = map.widthKm > NEAR_KM ? SMALL : 0;
  const shown: PlaceName[] = [];
  const names: Box[] = [];
  for (const { name, population, ...position } of places) {
    if (population < smallest) continue;
    const size = { width: LETTER * name.length, height: LINE };
    const airy = { width: size.width + AIR.x, height: size.height + AIR.y };
    const { x, y } = map.project(position);
    const at = ASIDE.map((aside) => ({ x, y: y + aside })).find((place) => {
      const box = boxOfLabel(place, size);
      const isFree = !taken.some((other) => overlaps(other, box));
      return (
        isFree && isOnDrawing(box, map) && !names.some((other) => overlaps(other, boxOfLabel(place, airy)))
      );
    });
    if (!at) continue;
    names.push(boxOfLabel(at, size));
    shown.push({ ...at, name, isLarge: population >= LARGE });
  }
  return shown;
}
