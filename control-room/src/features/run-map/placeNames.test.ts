import { describe, expect, it } from 'vitest';
import { projectionOf } from './mapProjection.ts';
import { placeNames } from './placeNames.ts';

const LEIDEN = { name: 'Leiden', population: 120_000, latitude: 52.16, longitude: 4.49 };
const QUARTER = { name: 'Morsweg', population: 5_000, latitude: 52.17, longitude: 4.46 };
const SIZE = { width: 800, height: 600 };
const mapOf = (widthKm: number) => projectionOf({ centre: LEIDEN, widthKm }, SIZE);
const shown = (widthKm: number, taken: Parameters<typeof placeNames>[2] = []) =>
  placeNames([LEIDEN, QUARTER], mapOf(widthKm), taken);

describe('the names of towns', () => {
  it('are those of the large ones for a region, and of all from near', () => {
    expect(shown(60).map(({ name }) => name)).toEqual(['Leiden']);
    expect(shown(8).map(({ name }) => name)).toEqual(['Leiden', 'Morsweg']);
  });

  it('stand aside of a mark, and are left out where there is no room', () => {
    const mark = { left: 380, right: 420, top: 290, bottom: 310 };
    expect(shown(60, [mark])[0]).toMatchObject({ x: 400, y: 326 });
    expect(shown(60, [{ left: 0, right: 800, top: 0, bottom: 600 }])).toEqual([]);
  });
});
