import { NO_ECG } from '@smart-triage/shared/domain/ecgRecording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { InferenceService } from '../../sfu-server/src/inference/inferenceService.ts';
import { LoopWatch } from '../../sfu-server/src/metrics/loopWatch.ts';
import { encodedWindow } from './inference/encodedWindow.ts';
import { measureModelTime } from './latency/modelTime.ts';
import { quantile, spreadOf } from './quantiles.ts';
import { type BenchResult, report } from './report.ts';

/** npm run bench inference -- [--cases 100] [--seconds 30] [--threads 2] [--json FILE] */
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '30' },
    threads: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});

/** As the server looks at every open case. */
const WINDOW_EVERY_MS = 2000;
/** Each case has an input about every ten seconds: a tap, or a reading of the monitor. */
const INPUT_EVERY_MS = 10_000;
/** The code is compiled before anything is measured. */
const SETTLE_MS = 6000;
const MODEL_RUNS = 500;

const cases = Number(options.cases);
const seconds = Number(options.seconds);
const threads = Number(options.threads);
if (!(cases > 0 && seconds > 0 && threads > 0)) throw new Error('--cases 100 --seconds 30 --threads 2');

type LoopDelay = ReturnType<typeof monitorEventLoopDelay>;
type Measured = { scores: number[]; windows: number[]; overtaken: number };

/** What is under way: it ends before the threads do. */
const running = new Set<Promise<void>>();

const windows = Array.from({ length: 10 }, (_, seed) => encodedWindow(seed));
const model = await measureModelTime(MODEL_RUNS);
const service = await InferenceService.create({
  threads,
  onThreadDied: () => {
    throw new Error('an inference thread died');
  },
});
const measured: Measured = { scores: [], windows: [], overtaken: 0 };
// How late a loop without work already is on this machine: what other programs take from it is not ours.
const idleDelay = await loopDelayDuring(() => sleep(SETTLE_MS));
const timers = Array.from({ length: cases }, (_, index) => followCase(index));
await sleep(SETTLE_MS);
measured.scores.length = measured.windows.length = measured.overtaken = 0;
const loop = new LoopWatch();
const pauses = longestPauses();
const delay = await loopDelayDuring(() => sleep(seconds * 1000));
const blocked = loop.takeLongestMs();
loop.close();
for (const stop of timers) stop();
await Promise.all(running);
await service.close();
report('inference', results(measured), process.argv);

async function loopDelayDuring(act: () => Promise<void>): Promise<LoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await act();
  histogram.disable();
  return histogram;
}

/** Of the garbage collector, in this thread. */
function longestPauses(): { longestMs: () => number; count: () => number } {
  const pauses: number[] = [];
  new PerformanceObserver((list) => {
    pauses.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ entryTypes: ['gc'] });
  return { longestMs: () => Math.max(0, ...pauses), count: () => pauses.length };
}

/** One live case: its sliding analysis and its inputs, each at a phase of its own, as cases are opened at their own times. */
function followCase(index: number): () => void {
  const stops = [
    every(WINDOW_EVERY_MS, (index * WINDOW_EVERY_MS) / cases, () => analyse(index)),
    every(INPUT_EVERY_MS, (index * INPUT_EVERY_MS) / cases, () => assess(index)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function every(periodMs: number, firstAfterMs: number, act: () => Promise<void>): () => void {
  const begin = (): void => {
    const ended = act().finally(() => running.delete(ended));
    running.add(ended);
  };
  let timer = setTimeout(() => {
    begin();
    timer = setInterval(begin, periodMs);
  }, firstAfterMs);
  return () => {
    clearInterval(timer);
  };
}

async function assess(index: number): Promise<void> {
  const intake = { ageYears: 40 + (index % 50), heartHistory: 1 as const, diabetes: index % 2 === 0 };
  const startedAt = performance.now();
  await service.assess({ intake, vitals: {}, ecg: NO_ECG, assessedAt: instant(Date.now()) });
  measured.scores.push(performance.now() - startedAt);
}

async function analyse(index: number): Promise<void> {
  const startedAt = performance.now();
  try {
    await service.analyse(windows[index % windows.length] ?? [], { ageYears: 60 }, `case-${index}`);
    measured.windows.push(performance.now() - startedAt);
  } catch (error) {
    if (!(error instanceof AppError && error.code === ErrorCode.Superseded)) throw error;
    measured.overtaken++;
  }
}

function results({ scores, windows: analyses, overtaken }: Measured): BenchResult[] {
  const [atMost20, atMost10, atMost2] = [20, 10, 2].map((atMost) => ({ target: { atMost } }));
  const at = (id: string, values: readonly number[], q: number): BenchResult => ({
    id,
    value: quantile(values, q),
    unit: 'ms',
    n: values.length,
    spread: spreadOf(values),
  });
  return [
    at('inference.scoreP50', scores, 0.5),
    { ...at('inference.scoreP99', scores, 0.99), ...atMost20 },
    at('inference.windowP50', analyses, 0.5),
    at('inference.windowP99', analyses, 0.99),
    { id: 'inference.overtaken', value: overtaken, unit: 'windows', n: analyses.length + overtaken },
    loopDelay('inference.loopDelayIdleMax', idleDelay),
    loopDelay('inference.loopDelayMax', delay),
    { id: 'inference.loopBlockedMax', value: blocked, unit: 'ms', n: delay.count, ...atMost10 },
    { id: 'inference.gcPauseMax', value: pauses.longestMs(), unit: 'ms', n: pauses.count() },
    at('inference.modelP50', model, 0.5),
    { ...at('L7.model', model, 0.99), ...atMost2 },
  ];
}

function loopDelay(id: string, histogram: LoopDelay): BenchResult {
  const p99 = (histogram.percentile(99) / 1e6).toFixed(1);
  return { id, value: histogram.max / 1e6, unit: 'ms', n: histogram.count, spread: `p99 ${p99}` };
}
