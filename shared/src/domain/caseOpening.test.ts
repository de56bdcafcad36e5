import { describe, expect, it } from 'vitest';
import { caseEvents, caseStateAfter, OPENED } from '../testing/caseEvents.ts';
import { addMs, instant } from '../time/instant.ts';
import { believedOpening, heardLater } from './caseOpening.ts';

const NOW = instant(1_700_000_000_000);
const HOUR_MS = 3600_000;

describe('[CS14] when a case was opened', () => {
  it('is what the tablet says, for as long as a tablet is away', () => {
    for (const agoMs of [0, 20 * 60_000, 24 * HOUR_MS])
      expect(believedOpening(addMs(NOW, -agoMs), NOW)).toBe(NOW - agoMs);
  });

  it('is not what a tablet says of the future or of another day, and not known when it says nothing', () => {
    expect(believedOpening(addMs(NOW, 1), NOW)).toBeNull();
    expect(believedOpening(addMs(NOW, -24 * HOUR_MS - 1), NOW)).toBeNull();
    expect(believedOpening(instant(0), NOW)).toBeNull();
    expect(believedOpening(undefined, NOW)).toBeNull();
  });

  it('stands in the case beside when the server heard of it', () => {
    const [opened] = caseEvents(OPENED);
    const openedAt = addMs(opened!.at, -20 * 60_000);
    const late = caseStateAfter([{ ...opened!, fact: { ...OPENED, openedAt } as typeof OPENED }]);
    expect(late).toMatchObject({ openedAt, knownSince: opened!.at });
    expect(caseStateAfter([opened!])).toMatchObject({ openedAt: opened!.at, knownSince: opened!.at });
  });

  it('is worth a word of its own only where the server heard of it later', () => {
    expect(heardLater(NOW, addMs(NOW, 60_000))).toBe(NOW + 60_000);
    expect(heardLater(NOW, addMs(NOW, 59_999))).toBeNull();
    expect(heardLater(NOW, null)).toBeNull();
  });
});
