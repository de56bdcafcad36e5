import type { Ground } from './ground.ts';
import type { MapPoint, MapProjection } from './mapProjection.ts';
import { type Box, boxOfLabel, overlaps } from './placeLabels.ts';

export type PlaceName = MapPoint & { name: string; isLarge: boolean };

/** Of a letter and a line, in the drawing's units. */
const LETTER = 8;
const LINE = 18;
/** Room around a name, so that a map is no page of text. */
const AIR = { x: 30, y: 18 };
const LARGE = 100_000;

/** The towns in view whose names have room beside what is `taken`, the largest first: more of them as one comes nearer. */
export function placeNames(
  places: Ground['places'],
  { project, width, height }: MapProjection,
  taken: readonly Box[],
): readonly PlaceName[] {
  const shown: PlaceName[] = [];
  const boxes: Box[] = [];
  for (const { name, population, ...position } of places) {
    const { x, y } = project(position);
    const size = { width: LETTER * name.length, height: LINE };
    const box = boxOfLabel({ x, y }, size);
    const isOn = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
    const airy = boxOfLabel({ x, y }, { width: size.width + AIR.x, height: size.height + AIR.y });
    if (!isOn || taken.some((other) => overlaps(other, box)) || boxes.some((other) => overlaps(other, airy)))
      continue;
    boxes.push(box);
    shown.push({ name, x, y, isLarge: population >= LARGE });
  }
  return shown;
}
