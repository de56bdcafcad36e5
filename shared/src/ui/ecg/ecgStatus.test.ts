import { describe, expect, it } from 'vitest';
import { ecgStatus, isSameStatus } from './ecgStatus.ts';

describe('ecgStatus', () => {
  it.each([
    [null, false, 'waiting'],
    [0, false, 'live'],
    [2000, false, 'live'],
    [500, true, 'gap'],
    [2001, false, 'stale'],
    [60_000, true, 'stale'],
  ] as const)('newest sample %s ms old, gap %s: %s', (age, gap, kind) => {
    expect(ecgStatus(age, gap).kind).toBe(kind);
  });

  it('says something new once a second while it is stale', () => {
    expect(isSameStatus({ kind: 'stale', ageMs: 3100 }, { kind: 'stale', ageMs: 3900 })).toBe(true);
    expect(isSameStatus({ kind: 'stale', ageMs: 3900 }, { kind: 'stale', ageMs: 4000 })).toBe(false);
    expect(isSameStatus({ kind: 'live' }, { kind: 'gap' })).toBe(false);
  });
});
