import { quantile, spreadOf } from '../quantiles.ts';
import type { BenchResult } from '../report.ts';
import type { Load } from './fleetLoad.ts';

/** Promise L8: so many on one core, acknowledged within so many ms. */
const WANTED = 100;
const CORES = 1;
const ACK_P99_MS = 100;
/** Of the event loop's own processor time at a stretch. */
const BLOCKED_MS = 10;
const FRAMES_PER_S = 10;
/** What comes short of the rate is still under way when the window ends. */
const COMPLETE = 0.98;
/** The fixed cost of a server stands against the first few; cost for each is compared from here on. */
const FEW = 25;

export function loadResults(loads: readonly Load[]): BenchResult[] {
  // The promise is about so many, not about the most that were tried.
  const most = loads.findLast(({ ambulances }) => ambulances <= WANTED) ?? loads.at(-1);
  const measured = { n: most?.acks.length ?? 0, note: `at ${most?.ambulances ?? 0} ambulances` };
  return [
    {
      id: 'L8.ambulances',
      value: Math.max(0, ...loads.filter(isHeld).map(({ ambulances }) => ambulances)),
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
    kneeOf(loads),
    levelOf(loads),
    ...loads.flatMap(loadRows),
  ];
}

export function loadRows({ ambulances, seconds, acks, ...load }: Load): BenchResult[] {
  const row = (name: string, value: number | null, unit: string): BenchResult => ({
    id: `load.${ambulances}.${name}`,
    value,
    unit,
    n: acks.length,
  });
  return [
    {
      ...row('cores', load.cores, 'cores'),
      spread: `${((load.cores * 1000) / ambulances).toFixed(1)} mcores each`,
    },
    row('memory', load.memoryMb, 'MB'),
    { ...row('ackP50', quantile(acks, 0.5), 'ms'), spread: spreadOf(acks) },
    row('ackP99', quantile(acks, 0.99), 'ms'),
    row('frames', acks.length / seconds, 'frames/s'),
    row('commits', load.commits, 'commits/s'),
    row('disk', load.writtenKb, 'kB/s'),
    row('eventLoopP99', load.delayMs, 'ms'),
    { ...row('loopBlockedMax', load.blockedMs, 'ms'), target: { atMost: BLOCKED_MS } },
  ];
}

/** The smallest number of ambulances at which L8 was not held. */
function kneeOf(loads: readonly Load[]): BenchResult {
  const knee = loads.find((load) => !isHeld(load));
  const most = loads.at(-1)?.ambulances ?? 0;
  return {
    id: 'load.knee',
    value: knee?.ambulances ?? null,
    unit: 'ambulances',
    n: loads.length,
    note: knee ? `first that missed: ${missed(knee).join(', ')}` : `none up to ${most}`,
  };
}

/** How much more the dearest number of ambulances cost for each than the cheapest. */
function levelOf(loads: readonly Load[]): BenchResult {
  const each = loads
    .filter(({ ambulances }) => ambulances >= FEW)
    .map(({ cores, ambulances }) => cores / ambulances);
  return {
    id: 'load.level',
    value: each.length > 1 ? Math.max(...each) / Math.min(...each) : null,
    unit: 'dearest/cheapest',
    n: each.length,
    note: each.length > 1 ? `cores for each, from ${FEW} on` : `needs two numbers from ${FEW} on`,
  };
}

function isHeld(load: Load): boolean {
  return missed(load).length === 0;
}

function missed({ ambulances, seconds, cores, acks }: Load): string[] {
  const isComplete = acks.length >= ambulances * FRAMES_PER_S * seconds * COMPLETE;
  const isQuick = (quantile(acks, 0.99) ?? Infinity) <= ACK_P99_MS;
  return [
    ...(isComplete ? [] : ['all frames acknowledged']),
    ...(cores <= CORES ? [] : ['cores']),
    ...(isQuick ? [] : ['ack p99']),
  ];
}
