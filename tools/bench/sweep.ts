import { EcgGenerator } from '@smart-triage/models/simulator/ecgGenerator';
import { SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { instant } from '@smart-triage/shared/time/instant';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openCase, startEcg } from '../../sfu-server/test/support/openCase.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage, DESK_SIZE } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { browserUse } from './browserUse.ts';
import { type BenchResult, report } from './report.ts';

const SECONDS = 15;
const FRAME_SAMPLES = 50;
const FRAME_MS = 100;

/** Sends a simulated ECG in real time until the signal stops it. */
async function streamEcg(crew: SignalingClient, caseId: CaseId, signal: AbortSignal): Promise<void> {
  const streamId = await startEcg(crew, caseId);
  const generator = new EcgGenerator({ scenario: SCENARIOS.normal, seed: 1 });
  const startedAt = Date.now();
  for (let seq = 0; !signal.aborted; seq++) {
    await wait(Math.max(0, startedAt + (seq + 1) * FRAME_MS - Date.now()));
    const capturedAt = instant(startedAt + seq * FRAME_MS);
    const frame = encodeFrame({
      ...generator.next(FRAME_SAMPLES),
      streamId,
      seq,
      capturedAt,
      clockOffsetMs: null,
    });
    await crew.request('ecg:push', { caseId, frames: packFrames([frame]) });
  }
}

/**
 * The floor on this machine: a page that does nothing but move a bar of four pixels across a canvas at the screen's rate. Without a graphics card
 * the browser puts every picture together on the processor, whatever was drawn.
 */
async function measureFloor(browser: Browser): Promise<number> {
  const page = await browser.newPage({ viewport: DESK_SIZE });
  await page.setContent('<canvas width="900" height="450"></canvas>');
  await page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d', { desynchronized: true });
    const draw = (now: number): void => {
      context?.clearRect((now / 10 - 8) % 900, 0, 8, 450);
      context?.fillRect((now / 10) % 900, 0, 4, 450);
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
  });
  await wait(2000);
  const cpu = (await browserUse(browser, SECONDS)).all;
  await page.close();
  return cpu;
}

async function measure(): Promise<BenchResult[]> {
  const server = await TestServer.start();
  const browser = await launchChromium();
  const stop = new AbortController();
  try {
    const crew = await server.connect(await server.tabletToken(0));
    const caseId = await openCase(crew);
    const floor = await measureFloor(browser);
    const person = server.app.demo?.people[0];
    if (!person) throw new Error('the server runs without demo accounts');
    const desk = await ControlRoomPage.open(browser, server.app.url, person);
    await desk.openCase('06-101');
    await wait(3000);
    const streaming = streamEcg(crew, caseId, stop.signal);
    await wait(5000);
    const live = (await browserUse(browser, SECONDS)).all;
    stop.abort();
    await streaming;
    const spread = `whole browser ${live.toFixed(1)}, page that moves one bar ${floor.toFixed(1)}`;
    return [
      { id: 'sweep.cpu', value: live - floor, unit: '% of a core', n: 1, spread, target: { atMost: 15 } },
    ];
  } finally {
    stop.abort();
    await browser.close();
    await server.stop();
  }
}

report('sweep', await measure(), process.argv);
