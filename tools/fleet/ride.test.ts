import { HospitalSchema } from '@smart-triage/shared/domain/hospital';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { metresBetween } from './geometry.ts';
import { Ride } from './ride.ts';

const START = instant(1_700_000_000_000);
const scene = { latitude: 52.207, longitude: 4.395 };
const hospital = (id: string, latitude: number, longitude: number) =>
  HospitalSchema.parse({
    id,
    name: id,
    city: id,
    position: { latitude, longitude },
    pciCentre: true,
    cardiologyWard: true,
    emergencyDepartment: true,
  });
const lumc = hospital('lumc', 52.166, 4.478);
const gouda = hospital('groene-hart', 52.018, 4.687);

describe('a ride', () => {
  it('stays with the patient, without destination and arrival, until it is sent somewhere', () => {
    const ride = new Ride(scene);
    expect(ride.report(addMs(START, 600_000))).toMatchObject({
      position: scene,
      destination: null,
      arrivalAt: null,
    });
  });

  it('is at the hospital when it said it would be', () => {
    const ride = new Ride(scene);
    ride.head(lumc, START);
    const arrivalAt = ride.arrivalAt()!;
    expect(metresBetween(ride.report(addMs(arrivalAt, -2000)).position, lumc.position)).toBeGreaterThan(20);
    expect(ride.report(addMs(arrivalAt, 1000))).toMatchObject({
      position: lumc.position,
      destination: 'lumc',
      arrivalAt,
    });
  });

  it('goes on from where it is when it is sent elsewhere, and keeps its way when told the same again', () => {
    const ride = new Ride(scene);
    ride.head(lumc, START);
    const half = addMs(START, 100_000);
    const before = ride.report(half);
    ride.head(lumc, half);
    expect(ride.report(half)).toEqual(before);
    ride.head(gouda, half);
    expect(ride.report(half)).toMatchObject({ position: before.position, destination: 'groene-hart' });
    ride.head(null, half);
    expect(ride.report(addMs(half, 60_000))).toMatchObject({ position: before.position, destination: null });
  });
});
