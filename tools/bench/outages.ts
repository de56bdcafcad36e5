import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compare } from '../chaos/compare.ts';
import { Cabin } from '../fleet/cabin.ts';
import { HANDOVERS_MS, NETWORKS } from '../fleet/link/conditions.ts';
import { type Lane, Link } from '../fleet/link/link.ts';
import { serverConnector } from '../fleet/link/serverConnection.ts';
import { ServerProcess } from '../rig/serverProcess.ts';
import { SimulatedTablet } from '../rig/simulatedTablet.ts';
import { Desk, type Signal } from './outages/desk.ts';
import { measureDisturbance, measureRecovery, type Recovery, until } from './outages/recovery.ts';
import { quantile, spreadOf } from './quantiles.ts';
import { type BenchResult, report } from './report.ts';

/**
 * npm run bench outages -- [--outages 3,15,30] [--quick | --long] [--only both,handover] [--rounds 3] [--network lteGood] [--json FILE]. `--long` takes every lane through every
 * outage, five minutes included; without it, single lanes are cut for 15 s only. `--quick` (two minutes, for every build) takes the two short ones. `--only` takes those whose name begins
 * with one of these words.
 */
const { values: options } = parseArgs({
  options: {
    outages: { type: 'string' },
    long: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '1' },
    network: { type: 'string', default: 'clear' },
    json: { type: 'string' },
  },
});

type Trial = { name: string; happen: () => Promise<void> };
type Measured = Recovery & { name: string };

const CREW: Actor = { id: 'tablet-bench', name: 'Ambulance bench', role: 'paramedic' };
const CARDIOLOGIST: Actor = { id: 'cardio-bench', name: 'Dr. Bench', role: 'cardiologist' };
const SIGNALS = ['ecg', 'video', 'sound'] as const;
/** Until the next trial: what was disturbed comes to rest, and the measured state is the usual one again. */
const REST_MS = 5000;
const RELOAD_IN_OUTAGE_S = 10;

const lengths = options.long ? '3,15,30,60,300' : options.quick ? '3,15' : '3,15,30,60';
const seconds = (options.outages ?? lengths).split(',').map(Number);
if (!seconds.every((value) => value > 0)) throw new Error('--outages takes seconds: 3,15,30');
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number');
const network = Object.entries(NETWORKS).find(([name]) => name === options.network)?.[1];
if (!network) throw new Error(`--network takes one of: ${Object.keys(NETWORKS).join(', ')}`);

const server = await ServerProcess.create();
const link = await Link.create(serverConnector(server.url, null), { network });
const cabin = new Cabin({ unit: '06-199', tint: [128, 128], pitchHz: 523, sound: 'steady' });
const caseId = CaseIdSchema.parse(crypto.randomUUID());
const tablet = await SimulatedTablet.create({
  caseId,
  unit: '06-199',
  link,
  token: () => server.tokenFor(CREW),
  seed: 1,
  cabin,
  onError: () => undefined,
});
await until(() => tablet.waiting().changes === 0);
const desk = Desk.open(server.url, () => server.tokenFor(CARDIOLOGIST), caseId);
let measurements = 0;
const measuring = setInterval(() => {
  if (tablet.isLoaded()) tablet.measure(measurements++);
}, 1000);

async function outage(lane: Lane, lengthS: number, inBetween?: () => Promise<void>): Promise<void> {
  link.cut(lane);
  await sleep((lengthS * 1000) / 2);
  await inBetween?.();
  await sleep((lengthS * 1000) / 2);
  link.restore();
}

function trials(): Trial[] {
  const cuts = (lane: Lane, lengths: readonly number[]): Trial[] =>
    lengths.map((lengthS) => ({ name: `${lane}.${lengthS}s`, happen: () => outage(lane, lengthS) }));
  const single = options.long ? seconds : seconds.filter((length) => length === 15);
  return [
    ...cuts('both', seconds),
    ...HANDOVERS_MS.map((ms) => ({ name: `handover.${ms}ms`, happen: () => outage('both', ms / 1000) })),
    ...cuts('media', single),
    ...cuts('socket', single),
    {
      name: 'worker-killed',
      happen: async () => {
        if (!(await server.killWorker())) throw new Error('there is no media worker to kill');
      },
    },
    {
      name: 'server-restarted',
      happen: async () => {
        await server.kill();
        await server.start();
      },
    },
    { name: 'reloaded', happen: () => outage('both', RELOAD_IN_OUTAGE_S, () => tablet.reload()) },
    {
      name: 'address-changed',
      happen: () => {
        link.changeAddress();
        return Promise.resolve();
      },
    },
  ];
}

function chosen(): Trial[] {
  const beginnings = options.only.split(',');
  const taken = trials().filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));
  return Array.from({ length: rounds }, () => taken).flat();
}

async function measure({ name, happen }: Trial): Promise<Measured> {
  await until(() => SIGNALS.every((signal) => performance.now() - desk.lastAt[signal] < REST_MS));
  await sleep(REST_MS);
  await happen();
  const recovery = await (/killed|changed/.test(name)
    ? measureDisturbance(desk)
    : measureRecovery(tablet, desk));
  console.log(name, JSON.stringify(recovery));
  return { name, ...recovery };
}

function timesOf(measured: readonly Measured[]): BenchResult[] {
  return [...Map.groupBy(measured, ({ name }) => name)].flatMap(([name, trials]) => {
    const rates = trials.flatMap(({ backlogRate }) => backlogRate ?? []);
    return [
      ...SIGNALS.map((signal) =>
        middle(
          `${name}.${signal}`,
          'ms',
          trials.map(({ backMs }) => backMs[signal] ?? Infinity),
        ),
      ),
      ...(rates.length > 0 ? [middle(`${name}.backlogRate`, 'x real time', rates)] : []),
    ];
  });
}

function middle(id: string, unit: string, values: readonly number[]): BenchResult {
  const isWhole = values.every(Number.isFinite);
  const value = isWhole ? quantile(values, 0.5) : null;
  return {
    ...{ id, value, unit, n: values.length },
    ...(values.length > 1 && { spread: spreadOf(values) }),
    ...(!isWhole && { note: 'not back within a minute' }),
  };
}

/** The worst of the outages and of the signals; not measured when one of them did not come back. */
function worst(
  id: string,
  measured: readonly Measured[],
  signals: readonly Signal[],
  atMost: number,
): BenchResult {
  const times = measured.flatMap(({ backMs }) => signals.map((signal) => backMs[signal]));
  const isWhole = times.length > 0 && times.every((time) => time !== null);
  const value = isWhole ? Math.max(...times.map(Number)) : null;
  return {
    id,
    value,
    unit: 'ms',
    n: times.length,
    target: { atMost },
    ...(!isWhole && { note: 'see below' }),
  };
}

async function wholeness(): Promise<BenchResult[]> {
  const whole = await compare(server.dataDir, tablet.captured, tablet.entered);
  const lost = (id: string, value: number, n: number, unit: string): BenchResult => ({
    id,
    value,
    unit,
    n,
    target: { atMost: 0 },
  });
  const FRAME_SAMPLES = 50;
  return [
    lost('L1.lost', whole.framesLost * FRAME_SAMPLES, whole.frames * FRAME_SAMPLES, 'samples'),
    lost('L2.lost', whole.changesLost, whole.changes, 'records'),
    lost('duplicates', desk.toldTwice + whole.framesInvented, whole.frames, 'frames'),
    lost('events.twice', whole.changesTwice, whole.changes, 'records'),
    lost('events.outOfOrder', whole.changesOutOfOrder, whole.changes, 'records'),
  ];
}

const measured: Measured[] = [];
for (const trial of chosen()) measured.push(await measure(trial));
clearInterval(measuring);
tablet.endEcg();
await until(() => tablet.waiting().frames === 0 && tablet.waiting().changes === 0);
await tablet.close();
desk.close();
cabin.close();
link.close();
await server.stop();

const outages = measured.filter(({ name }) => /^both\.\d+s$/.test(name));
const killed = measured.filter(({ name }) => name === 'worker-killed');
const rates = outages.flatMap(({ backlogRate }) => backlogRate ?? []);
report(
  'outages',
  [
    worst('L5.ecg', outages, ['ecg'], 1000),
    worst('L5.video', outages, ['video'], 1000),
    worst('L5.sound', outages, ['sound'], 1000),
    {
      id: 'L5.backlogRate',
      value: rates.length > 0 ? Math.min(...rates) : null,
      unit: 'x real time',
      n: rates.length,
      target: { atLeast: 10 },
    },
    worst('L6.media', killed, ['video', 'sound'], 2000),
    ...(await wholeness()),
    ...timesOf(measured),
  ],
  process.argv,
);
await server.close();
// libwebrtc's threads would keep the process alive.
process.exit(0);
