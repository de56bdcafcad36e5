import type { Actor } from '@smart-triage/shared/domain/role';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ServerProcess } from '../rig/serverProcess.ts';
import { LightAmbulance } from './load/lightAmbulance.ts';
import { type ProcessUse, useOf } from './load/processUse.ts';
import { quantile, spreadOf } from './quantiles.ts';
import { type BenchResult, report } from './report.ts';

/** npm run bench load -- [--ambulances 1,10,25,50,100] [--seconds 15] [--json FILE] */
const { values: options } = parseArgs({
  options: {
    ambulances: { type: 'string', default: '1,10,25,50,100' },
    seconds: { type: 'string', default: '15' },
    json: { type: 'string' },
  },
});

/** Promise L8: so many on one core, acknowledged within so many ms. */
const WANTED = 100;
const CORES = 1;
const ACK_P99_MS = 100;
/** Cases are opened, the first scores computed and the code compiled before anything is measured. */
const SETTLE_MS = 6000;

const counts = options.ambulances.split(',').map(Number);
const seconds = Number(options.seconds);
if (!counts.every(Number.isInteger) || !(seconds > 0)) throw new Error('--ambulances 1,10 --seconds 15');

type Load = {
  ambulances: number;
  cores: number;
  memoryMb: number;
  writtenKb: number;
  delayMs: number;
  acks: number[];
};

async function eventLoopDelayMs(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1] ?? NaN) * 1000;
}

/** Each number gets a server of its own, so that what one leaves behind does not count for the next. */
async function measure(ambulances: number): Promise<Load> {
  const server = await ServerProcess.create();
  const acks: number[] = [];
  const fleet: LightAmbulance[] = [];
  try {
    for (let index = 0; index < ambulances; index++) {
      const actor: Actor = { id: `tablet-${index}`, name: `Ambulance ${index}`, role: 'paramedic' };
      fleet.push(
        await LightAmbulance.create({
          url: server.url,
          token: () => server.tokenFor(actor),
          unit: `load-${index}`,
          seed: index,
          onAcknowledged: (afterMs) => acks.push(afterMs),
        }),
      );
    }
    await sleep(SETTLE_MS);
    acks.length = 0;
    const [before, startedAt] = [await useOf(server.pid), performance.now()];
    await sleep(seconds * 1000);
    const [after, tookS] = [await useOf(server.pid), (performance.now() - startedAt) / 1000];
    const delayMs = await eventLoopDelayMs(server.url);
    return { ...loadOf(ambulances, before, after, tookS), delayMs, acks: [...acks] };
  } finally {
    for (const ambulance of fleet) ambulance.close();
    await server.close();
  }
}

function loadOf(ambulances: number, before: ProcessUse, after: ProcessUse, tookS: number) {
  return {
    ambulances,
    cores: (after.cpuSeconds - before.cpuSeconds) / tookS,
    memoryMb: after.memoryMb,
    writtenKb: (after.writtenBytes - before.writtenBytes) / 1024 / tookS,
  };
}

function rows({ ambulances, cores, memoryMb, writtenKb, delayMs, acks }: Load): BenchResult[] {
  const row = (name: string, value: number | null, unit: string): BenchResult => ({
    id: `load.${ambulances}.${name}`,
    value,
    unit,
    n: acks.length,
  });
  return [
    { ...row('cores', cores, 'cores'), spread: `${((cores * 1000) / ambulances).toFixed(1)} mcores each` },
    row('memory', memoryMb, 'MB'),
    { ...row('ackP50', quantile(acks, 0.5), 'ms'), spread: spreadOf(acks) },
    row('ackP99', quantile(acks, 0.99), 'ms'),
    row('frames', acks.length / seconds, 'frames/s'),
    row('disk', writtenKb, 'kB/s'),
    row('eventLoopP99', delayMs, 'ms'),
  ];
}

function isHeld({ ambulances, cores, acks }: Load): boolean {
  const isComplete = acks.length >= ambulances * 10 * seconds * 0.98;
  return isComplete && cores <= CORES && (quantile(acks, 0.99) ?? Infinity) <= ACK_P99_MS;
}

const loads: Load[] = [];
for (const count of counts) {
  const load = await measure(count);
  loads.push(load);
  console.log(
    rows(load)
      .map(({ id, value, unit }) => `${id} ${value?.toFixed(1) ?? '-'} ${unit}`)
      .join(', '),
  );
}
const most = loads.at(-1);
const held = loads.filter(isHeld).map(({ ambulances }) => ambulances);
const measured = { n: most?.ambulances ?? 0, note: `at ${most?.ambulances ?? 0} ambulances` };
report(
  'load',
  [
    {
      id: 'L8.ambulances',
      value: Math.max(0, ...held),
      unit: 'at L8',
      n: loads.length,
      target: { atLeast: WANTED },
    },
    { id: 'L8.cores', value: most?.cores ?? null, unit: 'cores', target: { atMost: CORES }, ...measured },
    {
      id: 'L8.ackP99',
      value: most ? quantile(most.acks, 0.99) : null,
      unit: 'ms',
      target: { atMost: ACK_P99_MS },
      ...measured,
    },
    ...loads.flatMap(rows),
  ],
  process.argv,
);
process.exit(0);
