import { describe, expect, it } from 'vitest';
import { killRounds } from './killRounds.ts';

describe('a server that is killed in the middle of its writing', () => {
  it('[CS2] [EC3] has lost nothing that it confirmed, and its hash chain holds', async () => {
    const verdict = await killRounds({ rounds: 2, writers: 1, random: Math.random });
    expect(verdict).toMatchObject({ lostChanges: 0, lostFrames: 0, chainBreak: null });
    expect(verdict.confirmedChanges).toBeGreaterThan(10);
    expect(verdict.confirmedFrames).toBeGreaterThan(10);
  });
});
