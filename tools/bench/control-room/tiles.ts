import type { Browser, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../rig/serverProcess.ts';
import { browserUse } from '../browserUse.ts';
import { openWithCamera, startPicture } from '../load/cameraAmbulance.ts';
import { quantile, spreadOf } from '../quantiles.ts';
import type { BenchResult } from '../report.ts';

const TILES = 16;
/** The smallest of the camera's three layers, as a tablet sends it: 1280 x 720 divided by four. */
const THUMBNAIL = { width: 320, height: 180, framesPerSecond: 15, maxBitrate: 150_000 };
const ALL_SHOWN_WITHIN_MS = 60_000;
const SETTLE_MS = 5000;

/** Sixteen ambulances whose cameras are received as thumbnails: what their tiles cost, and whether each of them moves. */
export async function measureTiles(
  server: ServerProcess,
  browser: Browser,
  page: Page,
  seconds: number,
): Promise<BenchResult[]> {
  const { source, stop } = startPicture(THUMBNAIL);
  const ambulances: { close: () => void }[] = [];
  try {
    for (let index = 0; index < TILES; index++) {
      const unit = `tile-${String(index).padStart(2, '0')}`;
      const { maxBitrate } = THUMBNAIL;
      ambulances.push(await openWithCamera(server, { unit, seed: index, source, maxBitrate }));
    }
    await page.goto(`${page.url().replace(/#.*$/, '')}#/pictures`);
    await page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('main video')].filter(
          (video) => (video as HTMLVideoElement).videoWidth > 0,
        ).length >= wanted,
      TILES,
      { timeout: ALL_SHOWN_WITHIN_MS },
    );
    await sleep(SETTLE_MS);
    const before = await framesOf(page);
    const startedAt = performance.now();
    const use = await browserUse(browser, seconds);
    const after = await framesOf(page);
    const tookS = (performance.now() - startedAt) / 1000;
    const rates = after.map((frames, index) => (frames - (before[index] ?? 0)) / tookS);
    const note = `${TILES} pictures of ${THUMBNAIL.width} x ${THUMBNAIL.height}, ${THUMBNAIL.framesPerSecond}/s each; server and senders on the same cores`;
    const share = { unit: '% of a core', n: seconds };
    return [
      { id: 'tiles.cpu16', value: use.all, ...share, target: { atMost: 200 }, note },
      { id: 'tiles.cpu16Page', value: use.pages, ...share, note: 'decoding, layout and script' },
      {
        id: 'tiles.slowest',
        value: Math.min(...rates),
        unit: 'pictures/s',
        n: rates.length,
        spread: `p50 ${(quantile(rates, 0.5) ?? 0).toFixed(1)}, ${spreadOf(rates)}`,
        note: `sent: ${THUMBNAIL.framesPerSecond}/s`,
      },
    ];
  } finally {
    stop();
    for (const ambulance of ambulances) ambulance.close();
  }
}

function framesOf(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')].map((video) => video.getVideoPlaybackQuality().totalVideoFrames),
  );
}
