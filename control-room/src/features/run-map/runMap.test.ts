import type { Position } from '@smart-triage/shared/domain/hospital';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../lib/distance.ts';
import { HOSPITALS } from '../../testing/cases.ts';
import { projectionOf } from './mapProjection.ts';
import { wholeRegion } from './mapView.ts';

const fitRegion = (places: readonly Position[], width: number, height: number) =>
  projectionOf(wholeRegion(places, { width, height }), { width, height });
const [LUMC, ALRIJNE, HMC] = HOSPITALS.map(({ position }) => position);

describe('the map', () => {
  it('keeps every place inside of it', () => {
    const map = fitRegion(
      HOSPITALS.map(({ position }) => position),
      1000,
      750,
    );
    for (const { position } of HOSPITALS) {
      const { x, y } = map.project(position);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(map.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(map.height);
    }
  });

  it('has north up and east right', () => {
    const map = fitRegion([LUMC!, HMC!], 1000, 1000);
    expect(map.project(LUMC!).y).toBeLessThan(map.project(HMC!).y);
    expect(map.project(LUMC!).x).toBeGreaterThan(map.project(HMC!).x);
  });

  it('is true to its scale bar to half a per cent in every direction', () => {
    const map = fitRegion([LUMC!, ALRIJNE!, HMC!], 1000, 750);
    for (const to of [ALRIJNE!, HMC!]) {
      const [a, b] = [map.project(LUMC!), map.project(to)];
      const drawnKm = (Math.hypot(a.x - b.x, a.y - b.y) / map.scale.length) * map.scale.km;
      expect(drawnKm / distanceKm(LUMC!, to)).toBeCloseTo(1, 2);
    }
  });

  it('is still a map with one place, and with none', () => {
    const { x, y } = fitRegion([LUMC!], 1000, 1000).project(LUMC!);
    expect([x, y]).toEqual([500, 500]);
    expect(fitRegion([], 1000, 1000).width).toBe(1000);
  });

  it('knows the way from Leiden to The Hague as the crow flies', () => {
    expect(distanceKm(LUMC!, HMC!)).toBeGreaterThan(15);
    expect(distanceKm(LUMC!, HMC!)).toBeLessThan(17);
  });
});
