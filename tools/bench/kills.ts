import { parseArgs } from 'node:util';
import { killRounds } from '../crash/killRounds.ts';
import { report } from './report.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, json: { type: 'string' } },
});
const rounds = Number(values.rounds);
const verdict = await killRounds({ rounds, writers: Infinity, random: Math.random });
const confirmed = verdict.confirmedChanges + verdict.confirmedFrames;
report(
  'kills',
  [
    {
      id: 'L2.lost',
      value: verdict.lostChanges + verdict.lostFrames,
      unit: 'records',
      n: confirmed,
      spread: `${verdict.confirmedChanges} changes, ${verdict.confirmedFrames} frames, ${rounds} kills`,
      target: { atMost: 0 },
    },
    {
      id: 'L2.chainBreaks',
      value: verdict.chainBreak === null ? 0 : 1,
      unit: 'breaks',
      n: rounds,
      target: { atMost: 0 },
    },
  ],
  process.argv,
);
