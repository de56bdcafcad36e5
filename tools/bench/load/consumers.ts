import type { MediaSource } from '@smart-triage/shared/protocol/media';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cabin } from '../../fleet/cabin.ts';
import { quantile, spreadOf } from '../quantiles.ts';
import type { BenchResult } from '../report.ts';
import { bareSide } from './bareSide.ts';
import { ownSide } from './ownSide.ts';
import { cpuSecondsOf } from './processUse.ts';

/** One SFU with its viewers: its media worker, the Node process that holds it, and what has come to all viewers since they began. */
export type Side = {
  readonly pids: { readonly worker: number; readonly node: number };
  readonly packets: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Processor seconds and packets, since the start or in one window. */
type Taken = { readonly worker: number; readonly node: number; readonly packets: number };

/** Promise L9: the processor time of a consumer, as a share of what it takes in bare mediasoup. */
const CPU_RATIO = 1.05;
/** Simulcast has chosen its layers, and the estimates of both sides have found their level. */
const SETTLE_MS = 20_000;
const WINDOWS = 8;
const WINDOW_MS = 5000;

/**
 * The same camera and the same microphone through the project's server and through bare mediasoup at the same time, each to as many viewers. Taken for each
 * packet that arrived, since the two may choose another layer for a while.
 */
export async function measureConsumers(viewers: number): Promise<BenchResult[]> {
  const cabin = new Cabin({ unit: '06-199', tint: [128, 128], pitchHz: 523, sound: 'steady' });
  const tracks = new Map<MediaSource, MediaStreamTrack>([
    ['camera', cabin.camera],
    ['microphone', cabin.microphone],
  ]);
  const own = await ownSide(tracks, viewers);
  const bare = await bareSide(tracks, viewers);
  try {
    await sleep(SETTLE_MS);
    const windows = await take(own, bare);
    return resultsOf(viewers * tracks.size, windows);
  } finally {
    cabin.close();
    await own.close();
    await bare.close();
  }
}

async function take(own: Side, bare: Side): Promise<{ own: Taken[]; bare: Taken[] }> {
  const windows: { own: Taken[]; bare: Taken[] } = { own: [], bare: [] };
  let before = await Promise.all([totalOf(own), totalOf(bare)]);
  for (let window = 0; window < WINDOWS; window++) {
    await sleep(WINDOW_MS);
    const after = await Promise.all([totalOf(own), totalOf(bare)]);
    windows.own.push(minus(after[0], before[0]));
    windows.bare.push(minus(after[1], before[1]));
    before = after;
  }
  return windows;
}

async function totalOf({ pids, packets }: Side): Promise<Taken> {
  const [worker, node, count] = await Promise.all([
    cpuSecondsOf(pids.worker),
    cpuSecondsOf(pids.node),
    packets(),
  ]);
  return { worker, node, packets: count };
}

function minus(now: Taken, before: Taken): Taken {
  return {
    worker: now.worker - before.worker,
    node: now.node - before.node,
    packets: now.packets - before.packets,
  };
}

function resultsOf(consumers: number, { own, bare }: { own: Taken[]; bare: Taken[] }): BenchResult[] {
  const perPacket = ({ worker, packets }: Taken): number => worker / packets;
  const ratios = own.map((taken, window) => perPacket(taken) / perPacket(bare[window] ?? taken));
  return [
    {
      id: 'L9.cpuRatio',
      value: quantile(ratios, 0.5),
      unit: 'own/bare',
      n: WINDOWS,
      spread: ratiosOf(ratios),
      target: { atMost: CPU_RATIO },
      note: `worker time per packet to ${consumers} consumers`,
    },
    ...rowsOf('own', own, consumers),
    ...rowsOf('bare', bare, consumers),
  ];
}

function ratiosOf(ratios: readonly number[]): string {
  return [0, 1].map((q) => quantile(ratios, q)?.toFixed(2) ?? '').join(' to ');
}

function rowsOf(side: string, taken: readonly Taken[], consumers: number): BenchResult[] {
  const perSecond = (of: (window: Taken) => number) => taken.map((window) => (of(window) * 1000) / WINDOW_MS);
  const row = (name: string, values: readonly number[], unit: string): BenchResult => ({
    id: `consumers.${side}.${name}`,
    value: quantile(values, 0.5),
    unit,
    n: taken.length,
    spread: spreadOf(values),
  });
  const workerCores = perSecond(({ worker }) => worker);
  return [
    row(
      'perCore',
      workerCores.map((cores) => consumers / cores),
      'consumers',
    ),
    row(
      'packetUs',
      taken.map(({ worker, packets }) => (worker * 1e6) / packets),
      'us a packet',
    ),
    row(
      'node',
      perSecond(({ node }) => node * 1000),
      'mcores',
    ),
    row(
      'packets',
      perSecond(({ packets }) => packets / consumers),
      'a second each',
    ),
  ];
}
