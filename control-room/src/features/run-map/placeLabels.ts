import type { MapPoint, MapSize } from './mapProjection.ts';

/** A label to put beside a point; `width` and `height` in the drawing's units; `side`: where it stands if there is room. */
export type LabelWanted = { at: MapPoint; width: number; height: number; side?: 'above' | 'right' };
/** Where its middle stands. */
export type LabelPlace = MapPoint;

export type Box = { left: number; right: number; top: number; bottom: number };

/** From the mark to the label's edge. */
const GAP = 20;
/** Half of a mark, which no label covers. */
const MARK = 16;

/**
 * Above, below, to the right or to the left of its mark: the first place on the drawing that covers no other mark and no label before it. Where all are taken it
 * stands in the first one: a label that overlaps is better than none, and the list says the same.
 */
export function placeLabels(
  labels: readonly LabelWanted[],
  marks: readonly MapPoint[],
  size: MapSize,
): LabelPlace[] {
  const taken = marks.map(boxOfMark);
  return labels.map((label) => {
    const places = placesOf(label);
    const isFree = (place: LabelPlace): boolean => {
      const box = boxOfLabel(place, label);
      return isOnDrawing(box, size) && !taken.some((other) => overlaps(other, box));
    };
    const place = places.find(isFree) ?? places[0] ?? label.at;
    taken.push(boxOfLabel(place, label));
    return place;
  });
}

function placesOf({ at: { x, y }, width, height, side = 'above' }: LabelWanted): LabelPlace[] {
  const [dx, dy] = [GAP + width / 2, GAP + height / 2];
  const upright = [
    { x, y: y - dy },
    { x, y: y + dy },
  ];
  const beside = [
    { x: x + dx, y },
    { x: x - dx, y },
  ];
  return side === 'above' ? [...upright, ...beside] : [...beside, ...upright];
}

export function boxOfMark(at: MapPoint): Box {
  return boxAt(at, 2 * MARK, 2 * MARK);
}

export function boxOfLabel(place: LabelPlace, { width, height }: Pick<LabelWanted, 'width' | 'height'>): Box {
  return boxAt(place, width, height);
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function isOnDrawing({ left, right, top, bottom }: Box, { width, height }: MapSize): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function boxAt({ x, y }: MapPoint, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
