import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';
import { measureCameraToPixel } from './latency/cameraToPixel.ts';
import { measureEcgToPixel } from './latency/ecgToPixel.ts';
import { measureInputToScore } from './latency/inputToScore.ts';
import { installLiveCamera } from './latency/liveCamera.ts';
import { measureModelTime } from './latency/modelTime.ts';
import { quantile, spreadOf } from './quantiles.ts';
import { type BenchResult, report } from './report.ts';

/** At least 200 observations of each, as the promises ask. */
const OBSERVATIONS = 200;
const ECG_SECONDS = 20;
/** Simulcast starts with its smallest picture and needs some seconds to send the others. */
const SETTLE_MS = 8000;

async function measure(): Promise<BenchResult[]> {
  const server = await TestServer.start();
  const browsers = await Promise.all([launchChromium(), launchChromium()]);
  try {
    const { url, demo } = server.app;
    const [code, person] = [demo?.tablets[0]?.code, demo?.people[0]];
    if (code === undefined || person === undefined) throw new Error('the server runs without demo accounts');
    const tablet = await TabletPage.open(browsers[0], url, code, { beforeLoad: installLiveCamera });
    const desk = await ControlRoomPage.open(browsers[1], url, person, { probe: true });
    await tablet.startCase('Practice case');
    await desk.openCase('06-101');
    await tablet.simulate('NSTEMI, ST depression');
    await wait(SETTLE_MS);
    const camera = await measureCameraToPixel(desk.page, OBSERVATIONS);
    const ecg = await measureEcgToPixel(desk.page, ECG_SECONDS);
    const apart = await measureApart(desk.page);
    await tablet.goTo('Story');
    const score = await measureInputToScore(tablet.page, desk.page, OBSERVATIONS);
    const model = await measureModelTime(OBSERVATIONS);
    return [
      ...figures('L3', ecg, { p50: 150, p99: 300 }),
      ...figures('L4', camera, { p50: 120, p99: 250 }),
      apart,
      ...figures('L7', score, { p99: 250 }),
      {
        ...figure('L7.model', model, 0.99),
        target: { atMost: 2 },
        spread: `p50 ${quantile(model, 0.5)?.toFixed(2) ?? ''}`,
      },
    ];
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    await server.stop();
  }
}

/** Both at once, on the same page: how far the newest ECG on the screen and the picture beside it are apart in age, by the tablet's clock in each. */
async function measureApart(page: Page): Promise<BenchResult> {
  const [camera, ecg] = await Promise.all([
    measureCameraToPixel(page, OBSERVATIONS),
    measureEcgToPixel(page, ECG_SECONDS),
  ]);
  const [picture, trace] = [quantile(camera, 0.5), quantile(ecg, 0.5)];
  return {
    id: 'axis.apart',
    value: picture === null || trace === null ? null : Math.abs(trace - picture),
    unit: 'ms',
    n: Math.min(camera.length, ecg.length),
    spread: `picture p50 ${picture?.toFixed(0) ?? '-'}, ECG p50 ${trace?.toFixed(0) ?? '-'}`,
    target: { atMost: 40 },
  };
}

function figures(
  id: string,
  values: readonly number[],
  targets: { p50?: number; p99?: number },
): BenchResult[] {
  const withTarget = (name: 'p50' | 'p99', q: number): BenchResult => ({
    ...figure(`${id}.${name}`, values, q),
    ...(targets[name] === undefined ? {} : { target: { atMost: targets[name] } }),
  });
  return [withTarget('p50', 0.5), figure(`${id}.p95`, values, 0.95), withTarget('p99', 0.99)];
}

function figure(id: string, values: readonly number[], q: number): BenchResult {
  const isEnough = values.length >= OBSERVATIONS;
  return {
    id,
    value: isEnough ? quantile(values, q) : null,
    unit: 'ms',
    n: values.length,
    spread: spreadOf(values),
    ...(isEnough ? {} : { note: `only ${values.length} observations` }),
  };
}

report('latency', await measure(), process.argv);
