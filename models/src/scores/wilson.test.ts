import { describe, expect, it } from 'vitest';
import { wilsonPercent } from './wilson.ts';

describe('wilsonPercent', () => {
  // Cooper 2024 prints 93.5 % (90.0 to 95.9) for the complement of 18 events in 279 patients.
  it('gives the interval that a paper printed', () => {
    expect(wilsonPercent(18, 279)).toEqual({ percent: 6.5, lowPercent: 4.1, highPercent: 10 });
  });

  it('keeps inside 0 and 100 % where every or no patient had an event', () => {
    expect(wilsonPercent(0, 20)).toEqual({ percent: 0, lowPercent: 0, highPercent: 16.1 });
    expect(wilsonPercent(20, 20)).toEqual({ percent: 100, lowPercent: 83.9, highPercent: 100 });
  });
});
