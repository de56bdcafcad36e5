import type { MapPoint } from './mapProjection.ts';

/** A label to put beside a point; `width` and `height` in the drawing's units. */
export type LabelWanted = { at: MapPoint; width: number; height: number };
/** Where its middle stands. */
export type LabelPlace = { x: number; y: number };

type Box = { left: number; right: number; top: number; bottom: number };

/** From the mark to the label's edge. */
const GAP = 26;
/** Half of a mark, which no label covers. */
const MARK = 18;

/**
 * Above, below, to the right or to the left of its mark: the first place that covers no other mark and no label before it. Where all are taken it stands above:
 * a label that overlaps is better than none, and the list says the same.
 */
export function placeLabels(labels: readonly LabelWanted[], marks: readonly MapPoint[]): LabelPlace[] {
  const taken: Box[] = marks.map(({ x, y }) => boxAt({ x, y }, 2 * MARK, 2 * MARK));
  return labels.map((label) => {
    const places = placesOf(label);
    const free = places.find((place) => !taken.some((box) => overlaps(box, boxOf(place, label))));
    const place = free ?? places[0] ?? label.at;
    taken.push(boxOf(place, label));
    return place;
  });
}

function placesOf({ at: { x, y }, width, height }: LabelWanted): LabelPlace[] {
  const [dx, dy] = [GAP + width / 2, GAP + height / 2];
  return [
    { x, y: y - dy },
    { x, y: y + dy },
    { x: x + dx, y },
    { x: x - dx, y },
  ];
}

function boxOf(place: LabelPlace, { width, height }: LabelWanted): Box {
  return boxAt(place, width, height);
}

function boxAt({ x, y }: LabelPlace, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
