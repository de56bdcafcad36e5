import { expect, it } from 'vitest';
import { frontalAxis } from './axis.ts';
import { correctedQt } from './qtc.ts';

it.each([
  [400, 800, { bazett: 447.2, fridericia: 430.9, framingham: 430.8, hodges: 426.3 }],
  [360, 600, { bazett: 464.8, fridericia: 426.8, framingham: 421.6, hodges: 430 }],
])('QT %i at RR %i is corrected four ways', (qt, rr, expected) => {
  const qtc = correctedQt(qt, rr);
  for (const [formula, value] of Object.entries(expected))
    expect(qtc[formula as keyof typeof qtc]).toBeCloseTo(value, 0);
});

it.each([
  [1, 0, 0],
  [0, 1, 90],
  [-1, 0, 180],
  [1, -Math.sqrt(3) / 2, -45],
  [0.001, 0.001, null],
])('net %f in I and %f in aVF point to %s degrees', (i, avf, degrees) => {
  expect(frontalAxis(i, avf)).toBe(degrees);
});
