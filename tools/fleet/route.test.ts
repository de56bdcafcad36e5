import { describe, expect, it } from 'vitest';
import { metresBetween } from './geometry.ts';
import { type Junction, JUNCTIONS } from './roads.ts';
import { lengthOf, placeOn, routeBetween } from './route.ts';

const names = Object.keys(JUNCTIONS) as Junction[];
const { katwijk, gouda, lumc, rijnsburg } = JUNCTIONS;

describe('a route', () => {
  it('leads from every junction to every other over roads of at most twelve kilometres', () => {
    for (const from of names) {
      for (const to of names) {
        const route = routeBetween(JUNCTIONS[from], JUNCTIONS[to]);
        expect([route[0], route.at(-1)]).toEqual([JUNCTIONS[from], JUNCTIONS[to]]);
        const legs = route.slice(1).map((end, index) => metresBetween(route[index]!, end));
        expect(Math.max(...legs), `${from} to ${to}`).toBeLessThan(12_000);
      }
    }
  });

  it('is the shortest one', () => {
    expect(routeBetween(katwijk, lumc)).toEqual([
      katwijk,
      katwijk,
      rijnsburg,
      JUNCTIONS.leidenWest,
      lumc,
      lumc,
    ]);
  });

  it('is passed evenly from its start to its end, and one stays there', () => {
    const route = routeBetween(katwijk, gouda);
    const total = lengthOf(route);
    expect(placeOn(route, 0).position).toEqual(katwijk);
    const step = total / 500;
    for (let part = 0; part < 500; part++) {
      const moved = metresBetween(
        placeOn(route, part * step).position,
        placeOn(route, (part + 1) * step).position,
      );
      expect(moved).toBeLessThan(step * 1.01);
    }
    expect(placeOn(route, total + 5000).position).toEqual(gouda);
  });

  it('points where it leads', () => {
    const start = { latitude: 52, longitude: 4.5 };
    const heading = (latitude: number, longitude: number) =>
      placeOn([start, { latitude, longitude }], 1).headingDegrees;
    expect(heading(52.1, 4.5)).toBeCloseTo(0);
    expect(heading(52, 4.6)).toBeCloseTo(90);
    expect(heading(51.9, 4.5)).toBeCloseTo(180);
    expect(heading(52, 4.4)).toBeCloseTo(270);
  });
});
