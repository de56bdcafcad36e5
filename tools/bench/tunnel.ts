import { findRecordings } from '@smart-triage/models/testing/recordings';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { RECORDING_FILES, TabletPage } from '../browser/tabletPage.ts';
import { Link } from '../fleet/link/link.ts';
import { serverConnector } from '../fleet/link/serverConnection.ts';
import { spreadOf } from './quantiles.ts';
import { type BenchResult, report } from './report.ts';
import { takeMediaAlong } from './tunnel/takeMediaAlong.ts';

/**
 * npm run bench tunnel -- [--seconds 30] [--rounds 1] [--json FILE]: both real pages through tunnels of so many seconds while a recording plays, with pictures of what they show before, in
 * and after the first.
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const [seconds, rounds] = [Number(options.seconds), Number(options.rounds)];
if (!(seconds > 0) || !Number.isInteger(rounds) || rounds < 1)
  throw new Error('--seconds 30 --rounds 1 take numbers above 0');
const BEFORE_MS = 10_000;
/** Both ends notice after seven seconds; the picture is taken when all is said, or halfway. */
const LOOK_AFTER_MS = Math.min(15_000, seconds * 500);
const LOOKS_AFTER_MS = [1500, 8000];
const RECORD = 'ptbxl/records500/00001_hr';

type ProbedWindow = { smartTriageProbe?: { samples: { capturedAt: number; drawnAt: number }[] } };

/** Pictures that the desk's elements have shown. */
function picturesShown(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')].reduce(
      (sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames,
      0,
    ),
  );
}

/** A call that was joined anew has new elements and counts from nothing again. */
async function untilPicture(page: Page): Promise<number | null> {
  const startedAt = performance.now();
  let before = await picturesShown(page);
  while (performance.now() - startedAt < 60_000) {
    const shown = await picturesShown(page);
    if (shown > before) return performance.now() - startedAt;
    before = shown;
    await sleep(20);
  }
  return null;
}

/** Age of the newest ECG sample that the desk has drawn; `null` before the first. */
function ageOfTrace(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const last = (window as ProbedWindow).smartTriageProbe?.samples.at(-1);
    return last ? Date.now() - last.capturedAt : null;
  });
}

async function untilLive(page: Page): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < 60_000) {
    const age = await ageOfTrace(page);
    if (age !== null && age < 1000) return performance.now() - startedAt;
    await sleep(20);
  }
  return null;
}

function longest(id: string, times: readonly (number | null)[]): BenchResult {
  const known = times.flatMap((time) => time ?? []);
  return {
    ...{ id, unit: 'ms', n: times.length, spread: spreadOf(known), target: { atMost: 1000 } },
    value: known.length === times.length ? Math.max(...known) : null,
    ...(known.length < times.length && { note: 'not back within a minute' }),
  };
}

async function measure(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-triage-tunnel-'));
  const server = await TestServer.start();
  const link = await Link.create(serverConnector(server.app.url, null));
  const browsers = await Promise.all([launchChromium(), launchChromium()]);
  try {
    const { url, demo } = server.app;
    const [code, person] = [demo?.tablets[0]?.code, demo?.people[0]];
    if (code === undefined || person === undefined) throw new Error('the server runs without demo accounts');
    const tablet = await TabletPage.open(browsers[0], link.url, code, {
      beforeLoad: (page) => takeMediaAlong(page, link),
    });
    const desk = await ControlRoomPage.open(browsers[1], url, person, { probe: true });
    const look = async (when: string): Promise<void> => {
      await tablet.page.screenshot({ path: join(folder, `tablet-${when}.png`) });
      await desk.page.screenshot({ path: join(folder, `desk-${when}.png`) });
    };
    const recordings = findRecordings();
    await tablet.startCase(recordings ? 'Start case' : 'Practice case');
    await desk.openCase('06-101');
    if (recordings) {
      await tablet.goTo('ECG');
      const files = [`${recordings}/${RECORD}.hea`, `${recordings}/${RECORD}.dat`];
      await tablet.page.getByLabel(RECORDING_FILES).setInputFiles(files);
    } else await tablet.simulate('normal ECG');
    const back: Record<'ecg' | 'video', (number | null)[]> = { ecg: [], video: [] };
    for (let round = 0; round < rounds; round++) {
      await sleep(BEFORE_MS);
      if ((await untilPicture(desk.page)) === null) throw new Error('no picture before the cut');
      if (round === 0) await look('before');
      link.cut();
      await sleep(LOOK_AFTER_MS);
      if (round === 0) await look('in');
      await sleep(seconds * 1000 - LOOK_AFTER_MS);
      link.restore();
      const [ecg, video] = await Promise.all([untilLive(desk.page), untilPicture(desk.page)]);
      console.log(`round ${round + 1}`, JSON.stringify({ ecg, video }));
      back.ecg.push(ecg);
      back.video.push(video);
      for (const afterMs of round === 0 ? LOOKS_AFTER_MS : []) {
        await sleep(afterMs);
        await look(`after-${afterMs}`);
      }
    }
    console.log(`pictures: ${folder}`);
    return [longest('tunnel.ecg', back.ecg), longest('tunnel.video', back.video)];
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    link.close();
    await server.stop();
  }
}

report('tunnel', await measure(), process.argv);
