import { createRandom } from '@smart-triage/models/simulator/random';
import { describe, expect, it } from 'vitest';
import { findPostgres, PostgresServer } from '../../sfu-server/test/support/postgresServer.ts';
import { killRounds } from './killRounds.ts';

const programs = findPostgres();
const KILLS = { rounds: 2, writers: 1 };

function expectNothingLost(verdict: Awaited<ReturnType<typeof killRounds>>): void {
  expect(verdict).toMatchObject({
    lostChanges: 0,
    lostFrames: 0,
    lostPhotos: 0,
    chainBreak: null,
    lostViews: 0,
    accessLogBreak: null,
  });
  expect(verdict.confirmedChanges).toBeGreaterThan(10);
  expect(verdict.confirmedFrames).toBeGreaterThan(10);
  expect(verdict.confirmedViews).toBeGreaterThan(1);
}

describe('a server that is killed in the middle of its writing', () => {
  it(
    '[CS2] [EC3] [AU1] has lost nothing that it confirmed, and both hash chains hold',
    { timeout: 180_000 },
    async () => {
      expectNothingLost(await killRounds({ ...KILLS, random: createRandom(11).uniform }));
    },
  );

  it.skipIf(programs === null)(
    '[CS2] [EC3] [AU1] the same on a PostgreSQL server',
    { timeout: 180_000 },
    async () => {
      const postgres = await PostgresServer.start(programs ?? '');
      try {
        expectNothingLost(
          await killRounds({ ...KILLS, random: createRandom(12).uniform, databaseUrl: postgres.url }),
        );
      } finally {
        await postgres.stop();
      }
    },
  );
});
