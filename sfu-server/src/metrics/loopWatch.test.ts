import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { LoopWatch } from './loopWatch.ts';

const BLOCKED_MS = 60;

it('a loop that is held by one computation tells how long, once', async () => {
  const watch = new LoopWatch();
  onTestFinished(() => {
    watch.close();
  });
  await sleep(20);
  watch.takeLongestMs();
  compute(BLOCKED_MS);
  await sleep(20);
  expect(watch.takeLongestMs()).toBeGreaterThanOrEqual(BLOCKED_MS);
  expect(watch.takeLongestMs()).toBe(0);
});

/** In processor time, which a busy machine does not stretch. */
function compute(ms: number): void {
  const start = process.threadCpuUsage();
  const usedMs = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system - start.user - start.system) / 1000;
  };
  while (usedMs() < ms);
}
