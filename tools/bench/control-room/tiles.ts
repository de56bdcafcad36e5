import wrtc from '@roamhq/wrtc';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import type { types } from 'mediasoup-client';
import type { Browser, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../rig/serverProcess.ts';
import { browserUse } from '../browserUse.ts';
import { LightAmbulance } from '../load/lightAmbulance.ts';
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
  const source = new wrtc.nonstandard.RTCVideoSource();
  const timer = setInterval(movingPicture(source), 1000 / THUMBNAIL.framesPerSecond);
  const ambulances: { close: () => void }[] = [];
  try {
    for (let index = 0; index < TILES; index++) ambulances.push(await withCamera(server, index, source));
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
    clearInterval(timer);
    for (const ambulance of ambulances) ambulance.close();
  }
}

type Source = InstanceType<typeof wrtc.nonstandard.RTCVideoSource>;

async function withCamera(server: ServerProcess, index: number, source: Source) {
  const unit = `tile-${String(index).padStart(2, '0')}`;
  const actor = { id: unit, name: unit, role: 'paramedic' } as const;
  const token = () => server.tokenFor(actor);
  const ambulance = await LightAmbulance.create({
    url: server.url,
    token,
    unit,
    seed: index,
    hasEcg: false,
  });
  const { signaling, caseId } = ambulance.line;
  const media = new MediaSession({
    signaling,
    caseId,
    createDevice: async () => withOneLayer(await createNodeDevice(wrtc)),
    wants: () => false,
  });
  media.start();
  await media.publish('camera', source.createTrack());
  return {
    close: () => {
      media.close();
      ambulance.close();
    },
  };
}

/** Two cores cannot encode sixteen whole cameras beside everything else; the layer that a tile receives is sent by itself. */
function withOneLayer(device: types.Device): types.Device {
  const create = device.createSendTransport.bind(device);
  device.createSendTransport = (options) => {
    const transport = create(options);
    const produce = transport.produce.bind(transport);
    transport.produce = (producing = {}) =>
      produce({ ...producing, encodings: [{ maxBitrate: THUMBNAIL.maxBitrate }] });
    return transport;
  };
  return device;
}

/** A grey picture with a bar that moves through it, in I420. */
function movingPicture(source: Source): () => void {
  const { width, height } = THUMBNAIL;
  const pixels = width * height;
  const data = new Uint8Array(pixels * 1.5).fill(128);
  let frame = 0;
  return () => {
    const left = (frame++ * 8) % (width - 24);
    for (let y = 0; y < height; y++) {
      data.fill(60 + y / 2, y * width, (y + 1) * width);
      data.fill(235, y * width + left, y * width + left + 24);
    }
    source.onFrame({ width, height, data });
  };
}

function framesOf(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')].map((video) => video.getVideoPlaybackQuality().totalVideoFrames),
  );
}
