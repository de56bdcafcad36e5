import { createRandom } from '@smart-triage/models/simulator/random';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { findPostgres, PostgresServer } from '../../sfu-server/test/support/postgresServer.ts';
import { killRounds } from '../crash/killRounds.ts';
import { report } from './report.ts';

/** npm run bench kills -- [--rounds N] [--database pglite|postgres] [--seed S] [--json FILE] */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    database: { type: 'string', default: 'pglite' },
    seed: { type: 'string' },
    json: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? randomInt(1_000_000));
const postgres = values.database === 'postgres' ? await startPostgres() : null;

async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === null) throw new Error('--database postgres needs the programs of PostgreSQL');
  return PostgresServer.start(programs);
}

try {
  const { uniform: random } = createRandom(seed);
  const verdict = await killRounds({ rounds, writers: Infinity, random, databaseUrl: postgres?.url });
  const breaks = [verdict.chainBreak, verdict.accessLogBreak].filter((place) => place !== null);
  const { confirmedChanges, confirmedFrames, confirmedPhotos, confirmedViews } = verdict;
  report(
    'kills',
    [
      {
        id: 'L2.lost',
        value: verdict.lostChanges + verdict.lostFrames + verdict.lostPhotos,
        unit: 'records',
        n: confirmedChanges + confirmedFrames + confirmedPhotos,
        spread: `${confirmedChanges} changes, ${confirmedFrames} frames, ${confirmedPhotos} photos, ${rounds} kills, ${values.database}, seed ${seed}`,
        target: { atMost: 0 },
      },
      {
        id: 'L2.lostViews',
        value: verdict.lostViews,
        unit: 'lines',
        n: confirmedViews,
        target: { atMost: 0 },
      },
      { id: 'L2.chainBreaks', value: breaks.length, unit: 'breaks', n: rounds, target: { atMost: 0 } },
    ],
    process.argv,
  );
} finally {
  await postgres?.stop();
}
