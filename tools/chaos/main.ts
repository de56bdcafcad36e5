import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runChaos } from './runChaos.ts';

/** npm run chaos -- --minutes M [--seed S]: the test of the same name, longer, with another plan each time unless a seed is given. */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? randomInt(1_000_000));
if (!(minutes > 0) || !Number.isInteger(seed))
  throw new Error('--minutes takes a number, --seed a whole one');

const say = (text: string): void => {
  console.log(`${new Date().toISOString().slice(11, 19)} ${text}`);
};
say(`seed ${seed}, ${minutes} minutes; again with: npm run chaos -- --minutes ${minutes} --seed ${seed}`);
const { frames, changes, isChainWhole, ...faults } = await runChaos({
  seed,
  lengthMs: minutes * 60_000,
  say,
});
const isGood = isChainWhole && Object.values(faults).every((count) => count === 0);
say(`${frames} frames, ${changes} changes; ${JSON.stringify({ ...faults, isChainWhole })}`);
say(isGood ? 'stored = sent' : `NOT whole; again with: npm run chaos -- --minutes ${minutes} --seed ${seed}`);
// libwebrtc's threads would keep the process alive.
process.exit(isGood ? 0 : 1);
