/** What lies under the runs: cut to a region by `tools/map/cutGround.ts`. Places as longitude and latitude in turn. */
export type Ground = {
  /** Beyond it nothing is known, neither land nor sea. */
  box: { west: number; south: number; east: number; north: number };
  land: readonly (readonly number[])[];
  roads: readonly (readonly number[])[];
  /** The largest first. */
  places: readonly { name: string; population: number; longitude: number; latitude: number }[];
};

/** Fetched from this server behind the first view. */
export async function loadGround(): Promise<Ground> {
  const { default: ground } = await import('./ground/holland.json');
  return ground;
}
