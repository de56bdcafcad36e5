import { z } from 'zod';

/** How an arrival is estimated where no crew has said one: roads are `detour` times as long as the straight line, driven at `kmPerHour`. A setting of the region. */
export const RoadsSchema = z.strictObject({
  detour: z.number().min(1).max(3),
  kmPerHour: z.number().min(10).max(150),
});
export type Roads = z.infer<typeof RoadsSchema>;

export const ASSUMED_ROADS: Roads = {
  /** How much longer roads are than a straight line on the way to a hospital, on average (Boscoe 2012, Prof Geogr 64:188; United States). */
  detour: 1.417,
  /** A choice of this project, without a source. */
  kmPerHour: 60,
};
