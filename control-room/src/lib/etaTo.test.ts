import { ASSUMED_ROADS } from '@smart-triage/shared/domain/roads';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { caseId, HOSPITALS } from '../testing/cases.ts';
import { NOON } from '../testing/fakeClock.ts';
import { distanceKm } from './distance.ts';
import { etasTo as etasBy } from './etaTo.ts';

const etasTo = (hospitals: typeof HOSPITALS, from: PositionReport | undefined, now: Instant) =>
  etasBy(hospitals, from, now, ASSUMED_ROADS);
const [LUMC, ALRIJNE, HMC] = HOSPITALS;
const AT = { latitude: 52.11, longitude: 4.38 };
const report = (changes: Partial<PositionReport> = {}): PositionReport => ({
  caseId: caseId(1),
  position: AT,
  headingDegrees: 0,
  destination: null,
  arrivalAt: null,
  reportedAt: NOON,
  ...changes,
});
const minutesTo = (km: number, pace: number): number => Math.ceil(km * pace);

describe('[CY7] how long to each hospital', () => {
  it('is what the crew says of its own, and at its pace an estimate of the others', () => {
    const etas = etasTo(
      HOSPITALS,
      report({ destination: LUMC!.id, arrivalAt: addMs(NOON, 18 * 60_000) }),
      NOON,
    );
    expect(etas.get(LUMC!.id)).toEqual({ minutes: 18, from: 'crew' });
    const pace = 18 / distanceKm(AT, LUMC!.position);
    expect(etas.get(ALRIJNE!.id)).toEqual({
      minutes: minutesTo(distanceKm(AT, ALRIJNE!.position), pace),
      from: 'estimate',
    });
  });

  it('is an estimate by the length of roads while the crew has said nothing', () => {
    const minutes = minutesTo(distanceKm(AT, HMC!.position), 1.417);
    expect(etasTo(HOSPITALS, report(), NOON).get(HMC!.id)).toEqual({ minutes, from: 'estimate' });
  });

  it('does not learn a pace from the last streets, nor one that nobody drives', () => {
    const near = report({
      position: LUMC!.position,
      destination: LUMC!.id,
      arrivalAt: addMs(NOON, 9 * 60_000),
    });
    const km = distanceKm(LUMC!.position, HMC!.position);
    expect(etasTo(HOSPITALS, near, NOON).get(HMC!.id)?.minutes).toBe(minutesTo(km, 1.417));
    const slow = report({ destination: LUMC!.id, arrivalAt: addMs(NOON, 600 * 60_000) });
    expect(etasTo(HOSPITALS, slow, NOON).get(HMC!.id)?.minutes).toBe(
      minutesTo(distanceKm(AT, HMC!.position), 3),
    );
  });

  it('is not known without a position, and not from one of a minute ago', () => {
    expect(etasTo(HOSPITALS, undefined, NOON).size).toBe(0);
    expect(etasTo(HOSPITALS, report(), addMs(NOON, 60_000)).size).toBe(0);
  });

  it('goes by the roads that the region has set', () => {
    const roads = { detour: 1.3, kmPerHour: 78 };
    const minutes = minutesTo(distanceKm(AT, HMC!.position), 1);
    expect(etasBy(HOSPITALS, report(), NOON, roads).get(HMC!.id)).toEqual({ minutes, from: 'estimate' });
  });
});
