import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { lastTimeAt, minutesBefore, shiftOnset, sinceOnset } from './symptomOnset.ts';

const at = (hours: number, minutes: number, day = 23) =>
  instant(new Date(2026, 10, day, hours, minutes).getTime());
const clockAt = (hours: number, minutes: number) => ({ now: () => at(hours, minutes) });

describe('when symptoms began', () => {
  it('is so many minutes before now', () => {
    expect(minutesBefore(at(14, 0), 90)).toBe(at(12, 30));
  });

  it('can be moved both ways, but never beyond now', () => {
    expect(shiftOnset(at(13, 0), -15, at(14, 0))).toBe(at(12, 45));
    expect(shiftOnset(at(13, 0), 15, at(14, 0))).toBe(at(13, 15));
    expect(shiftOnset(at(13, 55), 15, at(14, 0))).toBe(at(14, 0));
  });

  it.each([
    [at(13, 1), { hours: 0, minutes: 59 }],
    [at(12, 20), { hours: 1, minutes: 40 }],
    [at(14, 5), { hours: 0, minutes: 0 }],
  ])('is told as so long ago (%#), never as in the future', (onset, since) => {
    expect(sinceOnset(onset, at(14, 0))).toEqual(since);
  });

  it('read from a clock is today, or yesterday for a time that has not come yet', () => {
    expect(lastTimeAt('13:05', clockAt(14, 0))).toBe(at(13, 5));
    expect(lastTimeAt('23:30', clockAt(0, 20))).toBe(at(23, 30, 22));
  });

  it.each(['', '9:00', 'soon', '24:00', '12:60'])('is not guessed from %j', (text) => {
    expect(lastTimeAt(text, clockAt(14, 0))).toBeNull();
  });
});
