import type { GridCase, Maybe } from '../bundleSource.ts';
import {
  combinations,
  flagPoints,
  oneAtATime,
  overMissing,
  pointsCase,
  type PointRange,
} from '../reference.ts';

const RATES = [5, 8, 9, 11, 12, 20, 21, 24, 25, 40];
const SATURATIONS = [80, 83, 84, 85, 86, 87, 88, 91, 92, 93, 94, 95, 96, 97, 100];
const PRESSURES = [80, 90, 91, 100, 101, 110, 111, 219, 220, 250];
const PULSES = [30, 40, 41, 50, 51, 90, 91, 110, 111, 130, 131, 180];
const TEMPERATURES = [34, 35, 35.1, 36, 36.1, 38, 38.1, 39, 39.1, 41];
const FLAG = [0, 1, null];

export function news2Grid(): GridCase[] {
  const base = [16, 98, 0, 0, 120, 70, 1, 37];
  const lists = [RATES, SATURATIONS, FLAG, FLAG, PRESSURES, PULSES, FLAG, TEMPERATURES];
  const rows = [
    ...oneAtATime(
      base,
      lists.map((list) => [...list, null]),
    ),
    ...combinations<Maybe>([[16], [...SATURATIONS, null], FLAG, FLAG]).map((row) => [
      ...row,
      ...base.slice(4),
    ]),
    Array<Maybe>(8).fill(null),
  ];
  return rows.map((row) => pointsCase(row, news2Reference(row)));
}

function news2Reference(row: readonly Maybe[]): PointRange[] {
  const [
    rate = null,
    spo2 = null,
    oxygen = null,
    hypercapnia = null,
    pressure = null,
    pulse = null,
    alert = null,
    celsius = null,
  ] = row;
  return [
    overMissing(rate, RATES, ratePoints),
    saturationRange(spo2, oxygen, hypercapnia),
    flagPoints(oxygen, 2),
    overMissing(pressure, PRESSURES, pressurePoints),
    overMissing(pulse, PULSES, pulsePoints),
    overMissing(alert, [0, 1], (is) => (is === 1 ? 0 : 3)),
    overMissing(celsius, TEMPERATURES, temperaturePoints),
  ];
}

/** Tries every saturation, gas and scale that is possible. */
function saturationRange(spo2: Maybe, oxygen: Maybe, hypercapnia: Maybe): PointRange {
  const all = combinations<number>([
    spo2 === null ? SATURATIONS : [spo2],
    oxygen === null ? [0, 1] : [oxygen],
    hypercapnia === null ? [0, 1] : [hypercapnia],
  ]).map(([percent = 0, onOxygen, scale2]) =>
    scale2 === 1 ? scale2Points(percent, onOxygen === 1) : scale1Points(percent),
  );
  return [Math.min(...all), Math.max(...all)];
}

function scale1Points(percent: number): number {
  if (percent <= 91) return 3;
  if (percent <= 93) return 2;
  return percent <= 95 ? 1 : 0;
}

function scale2Points(percent: number, onOxygen: boolean): number {
  if (percent <= 83) return 3;
  if (percent <= 85) return 2;
  if (percent <= 87) return 1;
  if (percent <= 92 || !onOxygen) return 0;
  if (percent <= 94) return 1;
  return percent <= 96 ? 2 : 3;
}

function ratePoints(perMinute: number): number {
  if (perMinute <= 8) return 3;
  if (perMinute <= 11) return 1;
  if (perMinute <= 20) return 0;
  return perMinute <= 24 ? 2 : 3;
}

function pressurePoints(mmHg: number): number {
  if (mmHg <= 90) return 3;
  if (mmHg <= 100) return 2;
  if (mmHg <= 110) return 1;
  return mmHg <= 219 ? 0 : 3;
}

function pulsePoints(perMinute: number): number {
  if (perMinute <= 40) return 3;
  if (perMinute <= 50) return 1;
  if (perMinute <= 90) return 0;
  if (perMinute <= 110) return 1;
  return perMinute <= 130 ? 2 : 3;
}

function temperaturePoints(celsius: number): number {
  if (celsius <= 35) return 3;
  if (celsius <= 36) return 1;
  if (celsius <= 38) return 0;
  return celsius <= 39 ? 1 : 2;
}
