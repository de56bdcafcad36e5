import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchChromium } from '../browser/launchChromium.ts';
import { ServerProcess } from '../rig/serverProcess.ts';
import { openCases } from './control-room/board.ts';
import { timeSignIn } from './identity/signIns.ts';
import { runTablet } from './identity/tabletRound.ts';
import { quantile, spreadOf } from './quantiles.ts';
import { type BenchResult, report } from './report.ts';

/**
 * npm run bench identity -- [--times 10] [--json FILE]: how long somebody waits to get in (at a desk with password and second factor, on a tablet with code and PIN),
 * and how soon a tablet that is taken back in the middle of a call is gone.
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '10' }, json: { type: 'string' } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error('--times 10');

/** A board of an ordinary evening. */
const CASES = 20;
const SIGN_IN_MS = 10_000;
const REVOKED_MS = 5000;
/** One address may try thirty times a minute, and each person here tries three times. */
const BETWEEN_SIGN_INS_MS = 6500;

/** The worst of all: that is what was promised. */
function row(id: string, measured: readonly number[], atMost: number): BenchResult {
  const spread = `p50 ${Math.round(quantile(measured, 0.5) ?? 0)}, ${spreadOf(measured)}`;
  return { id, value: quantile(measured, 1), unit: 'ms', n: measured.length, spread, target: { atMost } };
}

async function repeated<T>(one: (turn: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let turn = 1; turn <= times; turn++) all.push(await one(turn));
  return all;
}

const server = await ServerProcess.create();
const browser = await launchChromium();
try {
  const fleet = await openCases(server, CASES);
  const signIns = await repeated(async (turn) => {
    await sleep(BETWEEN_SIGN_INS_MS);
    return timeSignIn(browser, server, turn);
  });
  for (const ambulance of fleet) ambulance.close();
  const tablets = await repeated((turn) => runTablet(browser, server, turn));
  const waits = signIns.map(({ codeAskedMs, boardMs }) => codeAskedMs + boardMs);
  const ofTablets = (id: string, timeOf: (times: (typeof tablets)[number]) => number, atMost: number) =>
    row(`identity.${id}`, tablets.map(timeOf), atMost);
  const results = [
    row('identity.signIn', waits, SIGN_IN_MS),
    ofTablets('pairTablet', ({ pairedMs }) => pairedMs, SIGN_IN_MS),
    ofTablets('crewPin', ({ onDutyMs }) => onDutyMs, SIGN_IN_MS),
    ...(['ecg', 'video', 'sound'] as const).map((signal) =>
      ofTablets(`revoked.last.${signal}`, ({ lastMs }) => lastMs[signal], REVOKED_MS),
    ),
    ofTablets('revoked.closed', ({ closedMs }) => closedMs, REVOKED_MS),
    ofTablets('revoked.said', ({ saidMs }) => saidMs, REVOKED_MS),
  ];
  report('identity', results, process.argv);
} finally {
  await browser.close();
  await server.close();
}
// libwebrtc's threads would keep the process alive.
process.exit(0);
