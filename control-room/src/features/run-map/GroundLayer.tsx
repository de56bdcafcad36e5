import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { memo } from 'react';
import type { Ground } from './ground.ts';
import type { MapProjection } from './mapProjection.ts';
import type { Box } from './placeLabels.ts';
import { placeNames } from './placeNames.ts';
import styles from './RunMap.module.css';

const css = classesOf(styles);

/** From the middle of a letter to the line that it stands on. */
const BELOW_MIDDLE = 5;

type GroundLayerProps = { ground: Ground; map: MapProjection };

/** Sea and roads: what tells where on earth this is, and no more than that. Drawn anew only when the map moves. */
export const GroundLayer = memo(function GroundLayer({ ground, map }: GroundLayerProps) {
  const { box } = ground;
  const corners = [box.west, box.north, box.east, box.north, box.east, box.south, box.west, box.south];
  // The sea is what of the box is no land: with two outlines, the inner one is cut out.
  const sea = [corners, ...ground.land].map((ring) => `${lineOf(ring, map)}z`).join('');
  return (
    <>
      <path className={css('sea')} d={sea} fillRule="evenodd" />
      <path className={css('road')} d={ground.roads.map((road) => lineOf(road, map)).join('')} />
    </>
  );
});

/** `taken`: where marks and labels stand, which no name covers. */
export function TownNames({ ground, map, taken }: GroundLayerProps & { taken: readonly Box[] }) {
  return placeNames(ground.places, map, taken).map(({ name, x, y, isLarge }) => (
    <text key={`${name} ${x}`} className={css('town', isLarge && 'largeTown')} x={x} y={y + BELOW_MIDDLE}>
      {name}
    </text>
  ));
}

function lineOf(line: readonly number[], { project }: MapProjection): string {
  let path = '';
  for (let at = 0; at + 1 < line.length; at += 2) {
    const { x, y } = project({ longitude: line[at] ?? 0, latitude: line[at + 1] ?? 0 });
    path += `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
  }
  return path;
}
