import type { Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from './report.ts';

const LOOK_EVERY_MS = 10_000;
/** Code is compiled and the first minute of ECG fills its buffers. */
const SETTLE_MS = 30_000;

export type MemoryOptions = {
  seconds: number;
  /** Before the figures' names. */
  id: string;
  /** What the page does meanwhile. */
  what: string;
  /** For as long as it is promised; a shorter run extrapolates and says so. */
  promised: { seconds: number; words: string; atMostMbPerHour?: number };
};

/** How the page's heap grows while it is left alone, each time after everything was let go of that could be. */
export async function measureMemory(
  page: Page,
  { seconds, id, what, promised }: MemoryOptions,
): Promise<BenchResult[]> {
  const session = await page.context().newCDPSession(page);
  const read = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { at: performance.now(), mb: usedSize / 1e6, nodes, jsEventListeners };
  };
  await sleep(SETTLE_MS);
  const looks = [await read()];
  while (looks.length <= (seconds * 1000) / LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    looks.push(await read());
  }
  await session.detach();
  const [first, last] = [looks[0], looks.at(-1)];
  const isWhole = seconds >= promised.seconds;
  const note = isWhole ? what : `${what}; ${seconds} s instead of ${promised.words}`;
  const { atMostMbPerHour } = promised;
  const target = isWhole && atMostMbPerHour !== undefined ? { target: { atMost: atMostMbPerHour } } : {};
  const n = looks.length;
  const grown = (value: (look: NonNullable<typeof first>) => number) =>
    first && last ? value(last) - value(first) : null;
  return [
    {
      id: `${id}.heap`,
      value: last?.mb ?? null,
      unit: 'MB',
      n,
      spread: `first ${first?.mb.toFixed(1) ?? ''}`,
      note,
    },
    {
      id: `${id}.slope`,
      value: slope(looks.map(({ at, mb }) => [at / 3600_000, mb])),
      unit: 'MB/h',
      n,
      note,
      ...target,
    },
    { id: `${id}.nodes`, value: grown(({ nodes }) => nodes), unit: 'nodes more', n, note },
    {
      id: `${id}.listeners`,
      value: grown(({ jsEventListeners }) => jsEventListeners),
      unit: 'listeners more',
      n,
      note,
    },
  ];
}

/** Of the straight line with the least squares through the points. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const over = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
