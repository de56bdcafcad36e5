import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';

/** What a browser's processes of one kind, and all of them, take of one core, in per cent. */
export type BrowserUse = { pages: number; all: number };

/** Over so many seconds from now. `pages`: scripts, layout and decoding. `all`: also the drawing that a graphics chip would do. */
export async function browserUse(browser: Browser, seconds: number): Promise<BrowserUse> {
  const session = await browser.newBrowserCDPSession();
  const read = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo;
  const [before, startedAt] = [await read(), performance.now()];
  await sleep(seconds * 1000);
  const [after, tookMs] = [await read(), performance.now() - startedAt];
  await session.detach();
  const known = new Map(before.map(({ id, cpuTime }) => [id, cpuTime]));
  const share = (processes: typeof after): number =>
    (100_000 / tookMs) * processes.reduce((sum, { id, cpuTime }) => sum + cpuTime - (known.get(id) ?? 0), 0);
  return { pages: share(after.filter(({ type }) => type === 'renderer')), all: share(after) };
}
