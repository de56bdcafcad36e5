import type { Position } from '@smart-triage/shared/domain/hospital';
import { headingOf, metresBetween, pointBetween } from './geometry.ts';
import { type Junction, JUNCTIONS, ROADS } from './roads.ts';

/** Where the ambulance drives, from its first to its last point. */
export type Route = readonly Position[];
export type PlaceOnRoute = { readonly position: Position; readonly headingDegrees: number };

const NAMES = Object.keys(JUNCTIONS) as Junction[];

/** The shortest way over the roads, from wherever to wherever. */
export function routeBetween(from: Position, to: Position): Route {
  const way = shortestWay(nearestJunction(from), nearestJunction(to)).map((name) => JUNCTIONS[name]);
  return [from, ...way, to];
}

export function lengthOf(route: Route): number {
  return legsOf(route).reduce((sum, { metres }) => sum + metres, 0);
}

/** Where one is after so many metres; at the end, one stays there. */
export function placeOn(route: Route, metres: number): PlaceOnRoute {
  const legs = legsOf(route);
  let left = Math.max(0, metres);
  for (const { from, to, metres: length } of legs) {
    if (left < length)
      return { position: pointBetween(from, to, left / length), headingDegrees: headingOf(from, to) };
    left -= length;
  }
  const last = legs.at(-1);
  if (!last) throw new RangeError('a route needs two different points');
  return { position: last.to, headingDegrees: headingOf(last.from, last.to) };
}

/** Without the legs of no length, which have no heading. */
function legsOf(route: Route): { from: Position; to: Position; metres: number }[] {
  return route
    .slice(1)
    .map((to, index) => ({ from: route[index] ?? to, to }))
    .map((leg) => ({ ...leg, metres: metresBetween(leg.from, leg.to) }))
    .filter(({ metres }) => metres > 0);
}

function nearestJunction(position: Position): Junction {
  const away = (name: Junction): number => metresBetween(position, JUNCTIONS[name]);
  return NAMES.reduce((best, name) => (away(name) < away(best) ? name : best));
}

/** Dijkstra's algorithm, with ways instead of distances: the map is small. */
function shortestWay(from: Junction, to: Junction): Junction[] {
  const ways = new Map<Junction, Junction[]>([[from, [from]]]);
  const done = new Set<Junction>();
  for (let at: Junction | undefined = from; at && at !== to; at = nearestOpen(ways, done)) {
    done.add(at);
    const way = ways.get(at) ?? [];
    for (const next of neighboursOf(at)) {
      const known = ways.get(next);
      const longer = [...way, next];
      if (!known || metresOf(longer) < metresOf(known)) ways.set(next, longer);
    }
  }
  return ways.get(to) ?? [from, to];
}

function nearestOpen(ways: ReadonlyMap<Junction, Junction[]>, done: ReadonlySet<Junction>) {
  const open = [...ways].filter(([name]) => !done.has(name));
  return open.sort(([, a], [, b]) => metresOf(a) - metresOf(b))[0]?.[0];
}

function neighboursOf(name: Junction): Junction[] {
  return ROADS.filter((road) => road.includes(name)).map(([a, b]) => (a === name ? b : a));
}

function metresOf(way: readonly Junction[]): number {
  return lengthOf(way.map((name) => JUNCTIONS[name]));
}
