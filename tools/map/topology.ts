import type { Place } from './clip.ts';

type Geometry = { type: string; arcs: number[][] | number[][][]; geometries?: Geometry[] };
/** As world-atlas has it: https://github.com/topojson/topojson-specification */
export type Topology = {
  transform: { scale: [number, number]; translate: [number, number] };
  arcs: [number, number][][];
  objects: Record<string, { geometries: Geometry[] }>;
};

/** The rings of every polygon of an object: arcs hold steps on a grid, and a negative number means an arc from its end. */
export function ringsOf({ arcs, transform, objects }: Topology, name: string): Place[][] {
  const { scale, translate } = transform;
  const places = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Place => {
      [x, y] = [x + dx, y + dy];
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const ringOf = (ring: readonly number[]): Place[] =>
    ring.flatMap((index) => {
      const arc = index < 0 ? [...(places[~index] ?? [])].reverse() : (places[index] ?? []);
      // The first place of an arc is the last of the one before.
      return arc.slice(1);
    });
  const polygonsOf = ({ type, arcs: parts }: Geometry): number[][][] =>
    type === 'Polygon' ? [parts as number[][]] : (parts as number[][][]);
  return (objects[name]?.geometries ?? []).flatMap(polygonsOf).flat().map(ringOf);
}
