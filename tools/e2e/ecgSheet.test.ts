import { EcgGenerator } from '@smart-triage/models/simulator/ecgGenerator';
import { SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { NV_PER_MV, samplesOf } from '@smart-triage/shared/ecg/recording';
import { layOutSheet, SHEET_SECONDS } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { instant } from '@smart-triage/shared/time/instant';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, openCase, startEcg } from '../../sfu-server/test/support/openCase.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';

/** CSS pixels in a millimetre. */
const PX_PER_MM = 96 / 25.4;
const SECONDS = 40;
/** Twice a 12-lead ECG is asked for: in the middle, before the ST rises further, and at the end. */
const RECORDED_AFTER = [20, 40];

const RATE_HZ = 500;
/** Lead II as it was sent and stored, in mV. */
const storedII: number[] = [];

let server: TestServer;
let browser: Browser;
let desk: ControlRoomPage;
let page: Page;

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
  const crew = await server.connect(await server.tabletToken());
  const caseId = await openCase(crew);
  await crew.request('intake:change', { ...change(caseId), changes: { sex: 'male', ageYears: 58 } });
  await storeInfarct(crew, caseId);
  // So narrow that the sheet is drawn as large as on paper.
  const viewport = { width: 1366, height: 768 };
  desk = await ControlRoomPage.open(browser, server.app.url, server.app.demo!.people[0]!, {
    viewport,
    canBeCut: true,
  });
  await desk.openCase('06-101');
  page = desk.page;
  await page.getByRole('link', { name: '12-lead sheet' }).click();
  await sheet().waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const sheet = () => page.getByRole('img', { name: /mm\/s/ });

describe('the 12-lead sheet in a real browser', () => {
  it.each([
    ['25', '10'],
    ['50', '20'],
    ['25', '5'],
  ])('at %s mm/s and %s mm/mV begins with a pulse of 200 ms and 1 mV, to a pixel', async (speed, gain) => {
    await page.getByLabel('Speed').selectOption(speed);
    await page.getByLabel('Gain').selectOption(gain);
    const pulse = await waitFor('the sheet at that scale', async () => {
      const measured = await measurePulse(page);
      const isDrawn = Math.abs(measured.height - Number(gain) * PX_PER_MM) < 3;
      return isDrawn ? measured : undefined;
    });
    expect(Math.abs(pulse.height - Number(gain) * PX_PER_MM)).toBeLessThanOrEqual(1);
    expect(Math.abs(pulse.width - 0.2 * Number(speed) * PX_PER_MM)).toBeLessThanOrEqual(1);
  });

  it('shows in each pixel column of the rhythm strip the lowest and the highest sample that is stored there', async () => {
    await page.getByLabel('Speed').selectOption('25');
    await page.getByLabel('Gain').selectOption('10');
    const columns = columnsOf(storedII.slice(-SHEET_SECONDS * RATE_HZ));
    const { missing, beyond } = await waitFor('the sheet at that scale', async () => {
      const compared = await compareColumns(page, columns);
      return compared.missing < columns.length / 2 ? compared : undefined;
    });
    expect(columns.length).toBeGreaterThan(900);
    expect({ missing, beyond }).toEqual({ missing: 0, beyond: 0 });
  });

  it('measures with the calipers by keys: 25 mm are 1 s and 60 a minute', async () => {
    await page.getByLabel('Speed').selectOption('25');
    await page.getByLabel('Gain').selectOption('10');
    await page.getByRole('button', { name: 'Calipers' }).first().click();
    const caliper = page.getByRole('button', { name: /^Calipers: / });
    await caliper.focus();
    expect(await caliper.getAttribute('aria-label')).toMatch(/1,?000\sms · 60\s\/min · 1\.00\smV/);
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await caliper.getAttribute('aria-label')).toMatch(/1,?100\sms · 55\s\/min · 0\.80\smV/);
  });

  it('measures by pointer: a drag of 100 mm is 4 s', async () => {
    const box = (await sheet().boundingBox())!;
    await page.mouse.move(box.x + 60 * PX_PER_MM, box.y + 90 * PX_PER_MM);
    await page.mouse.down();
    await page.mouse.move(box.x + 160 * PX_PER_MM, box.y + 90 * PX_PER_MM, { steps: 4 });
    await page.mouse.up();
    const label = await page.getByRole('button', { name: /^Calipers: / }).getAttribute('aria-label');
    const ms = Number(/: ([\d,]+)\sms/.exec(label!)![1]!.replace(',', ''));
    // A pointer stands on whole pixels: 10 ms each.
    expect(Math.abs(ms - 4000)).toBeLessThanOrEqual(20);
  });

  it('judges ST by the limits of this man of 58, and names the rule that is met', async () => {
    const map = page.getByRole('region', { name: 'ST at J, mV' });
    expect(await map.getByRole('listitem').filter({ hasText: 'V2' }).textContent()).toContain('≥ 0.20');
    await page
      .getByRole('region', { name: 'Measured on this sheet' })
      .getByText(/STEMI criteria met: .*V3/)
      .waitFor();
    expect(await map.getByRole('listitem').count()).toBe(12);
  });

  it('measures again when a hand moves the J point, and says so', async () => {
    const stOfV2 = () =>
      page
        .getByRole('region', { name: 'ST at J, mV' })
        .getByRole('listitem')
        .filter({ hasText: 'V2' })
        .textContent();
    const found = await stOfV2();
    await page.getByLabel(/^J point/).focus();
    for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowRight');
    await page.getByText('J moved by hand').first().waitFor();
    expect(await stOfV2()).not.toBe(found);
    // So far behind, QRS counts as wide and no limit holds: what was met with J as found stays in view.
    await page.getByText(/STEMI criteria met: .*Rules: with J where it was found\./).waitFor();
    expect(await stOfV2()).toContain('0.20');
    await page.getByRole('button', { name: 'J back to where it was found' }).click();
    expect(await stOfV2()).toBe(found);
  });

  it('keeps a note where it was written, when the sheet goes on and back', async () => {
    await page.getByLabel('New note').fill('tall T in V3');
    await page.getByRole('button', { name: 'Note it' }).click();
    const note = page.getByRole('listitem').filter({ hasText: 'tall T in V3' });
    await note.waitFor();
    await page.getByRole('button', { name: '− 10 s' }).click();
    await note.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '+ 10 s' }).click();
    await note.waitFor();
    expect(await note.textContent()).toContain('tall T in V3');
    await note.getByRole('button', { name: 'Take back: tall T in V3' }).click();
    await note.waitFor({ state: 'detached' });
  });

  it('lists the stored ECGs of the case, shows one, and says what changed since the other, J on J', async () => {
    const list = page.getByRole('region', { name: '12-lead ECGs of this case' });
    const asked = list.getByRole('listitem').filter({ hasText: 'asked for' });
    expect(await asked.count()).toBe(2);
    await asked
      .first()
      .getByRole('button', { name: /^Show the ECG/ })
      .click();
    await asked
      .last()
      .getByRole('button', { name: /^Compare with/ })
      .click();
    const changes = page.getByRole('region', { name: 'What changed' });
    const row = changes.getByRole('row').filter({ hasText: 'V3' });
    // The three numbers stand there once both ECGs are measured.
    await row.getByRole('cell').nth(2).waitFor();
    const [before, after, change] = (await row.getByRole('cell').allTextContents()).map(parseFloat);
    // Each of the three is rounded to 0.01 by itself.
    expect(Math.abs(change! - (after! - before!))).toBeLessThanOrEqual(0.0151);
    expect(await changes.locator('svg').count()).toBe(12);
    await page.getByLabel('Kept sheet').selectOption('below each other');
    expect(await sheet().count()).toBe(2);
    await page.getByRole('button', { name: 'Let go of it' }).click();
    await changes.waitFor({ state: 'detached' });
  });

  it('takes a J point that was dragged in a lead back in one step', async () => {
    const slider = page.getByLabel(/^J point/);
    const found = await slider.inputValue();
    const beats = page.getByRole('region', { name: 'Median beats' });
    const first = beats.locator('svg').first();
    await first.scrollIntoViewIfNeeded();
    const box = (await first.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 5 });
    await page.mouse.up();
    // Half of 750 ms, from 250 ms before the middle of the beat; a pointer stands on whole pixels.
    expect(Math.abs(Number(await slider.inputValue()) - 125)).toBeLessThanOrEqual(10);
    await page.getByRole('button', { name: 'Undo the last move' }).click();
    expect(await slider.inputValue()).toBe(found);
  });

  it('[EC11] records what was measured by hand, shows whose it is, and takes it back', async () => {
    await page.getByLabel(/^J point/).focus();
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Record this measurement' }).click();
    const recorded = page.getByRole('listitem').filter({ hasText: 'J +20 ms' });
    await recorded.waitFor();
    expect(await recorded.textContent()).toContain('J moved by hand');
    await recorded.getByRole('button', { name: 'Take back' }).click();
    await recorded.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'J back to where it was found' }).click();
  });

  it('measures on without a link, keeps a note that cannot be sent, and says why', async () => {
    await desk.setCut(true);
    await page.getByText('No link to the server. Trying again by itself.').waitFor();
    const notes = page.getByRole('region', { name: 'Notes on the trace' });
    await notes.getByLabel('New note').fill('T wave is back');
    const send = notes.getByRole('button', { name: 'Note it' });
    await notes.getByText('Not without a link').waitFor();
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.getByLabel(/^J point/).focus();
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('ArrowRight');
    await page.getByText('J moved by hand').first().waitFor();
    const record = page.getByRole('button', { name: 'Record this measurement' });
    expect(await record.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'J back to where it was found' }).click();
    await desk.setCut(false);
    await page.getByText('link good').waitFor();
    await send.click();
    await page.getByRole('listitem').filter({ hasText: 'T wave is back' }).waitFor();
  });

  it('is a dispatcher’s to read: neither a note nor a measurement is theirs, and the sheet says so', async () => {
    const account = server.app.demo!.people.find(({ login }) => login === 'dispatch')!;
    const reader = await ControlRoomPage.open(browser, server.app.url, account);
    await reader.openCaseForReading('06-101');
    await reader.page.getByRole('link', { name: '12-lead sheet' }).click();
    await reader.page.getByText('Only a cardiologist writes on the trace, while the case is open.').waitFor();
    await reader.page.getByRole('listitem').filter({ hasText: 'T wave is back' }).waitFor();
    await reader.page.getByLabel(/^J point/).focus();
    await reader.page.keyboard.press('ArrowRight');
    await reader.page.getByText('J moved by hand').first().waitFor();
    for (const name of ['Note it', 'Take back: T wave is back', 'Record this measurement'])
      expect(await reader.page.getByRole('button', { name }).count()).toBe(0);
  });

  it('prints ten seconds of twelve leads in true millimetres on A4', async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const [width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number);
    expect(width! / 72).toBeCloseTo(297 / 25.4, 1);
    expect(height! / 72).toBeCloseTo(210 / 25.4, 1);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});

/** The first calibration pulse as it stands in the pixels of the canvas. */
function measurePulse(of: Page): Promise<{ height: number; width: number }> {
  return of.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return { height: NaN, width: NaN };
    const style = getComputedStyle(canvas).getPropertyValue('--sheet-label').trim();
    const wanted = [1, 3, 5].map((at) => Number.parseInt(style.slice(at, at + 2), 16));
    const [rows, columns] = [200, 60];
    const { data } = context.getImageData(0, 0, columns, rows);
    const isInk = (x: number, y: number): boolean =>
      wanted.every((value, channel) => Math.abs((data[(y * columns + x) * 4 + channel] ?? 0) - value) < 60);
    /** How many inked pixels follow each other at most in a column. */
    const longestRun = (x: number): number => {
      let [run, longest] = [0, 0];
      for (let y = 0; y < rows; y += 1) {
        run = isInk(x, y) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      return longest;
    };
    const heights = Array.from({ length: columns }, (_, x) => longestRun(x));
    const tall = heights.flatMap((count, x) => (count >= Math.max(...heights) - 2 ? [x] : []));
    // A stroke is 1.5 pixels wide: the lines that were meant lie in its middle.
    return { height: Math.max(...heights) - 1, width: (tall.at(-1) ?? 0) - (tall[0] ?? 0) };
  });
}

type Column = { x: number; top: number; bottom: number };

/** Where the samples of each pixel column stand, in CSS pixels of the sheet: the strip under 3x4 at 25 mm/s and 10 mm/mV. */
function columnsOf(mv: readonly number[]): Column[] {
  const { left, baseline } = layOutSheet('3x4', { mmPerSecond: 25, mmPerMv: 10 }).cells.at(-1)!;
  const columns = new Map<number, Column>();
  mv.forEach((value, index) => {
    const x = Math.floor((left + (index / RATE_HZ) * 25) * PX_PER_MM);
    const y = (baseline - value * 10) * PX_PER_MM;
    const { top, bottom } = columns.get(x) ?? { top: y, bottom: y };
    columns.set(x, { x, top: Math.min(top, y), bottom: Math.max(bottom, y) });
  });
  // The first and last columns hold the line's ends, and the lead's name stands above the first.
  return [...columns.values()].slice(1, -1);
}

/** `missing`: columns without ink at their lowest or highest sample. `beyond`: columns with ink further out than half a line and a neighbour's slope explain. */
function compareColumns(of: Page, columns: readonly Column[]): Promise<{ missing: number; beyond: number }> {
  return of.evaluate((expected) => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return { missing: expected.length, beyond: 0 };
    const style = getComputedStyle(canvas).getPropertyValue('--sheet-trace').trim();
    const wanted = [1, 3, 5].map((at) => Number.parseInt(style.slice(at, at + 2), 16));
    const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const isInk = (x: number, y: number): boolean =>
      y >= 0 &&
      y < height &&
      wanted.every((value, channel) => Math.abs((data[(y * width + x) * 4 + channel] ?? 0) - value) < 110);
    const near = (x: number, y: number): boolean => [-1, 0, 1].some((dy) => isInk(x, Math.floor(y) + dy));
    let [missing, beyond] = [0, 0];
    expected.forEach(({ x, top, bottom }, index) => {
      if (!near(x, top) || !near(x, bottom)) missing += 1;
      const around = [expected[index - 1], expected[index + 1]].flatMap((column) => column ?? []);
      const highest = Math.min(top, ...around.map((column) => column.top)) - 3;
      const lowest = Math.max(bottom, ...around.map((column) => column.bottom)) + 3;
      if (isInk(x, Math.floor(highest)) || isInk(x, Math.ceil(lowest))) beyond += 1;
    });
    return { missing, beyond };
  }, columns);
}

async function storeInfarct(crew: SignalingClient, caseId: CaseId): Promise<void> {
  const streamId = await startEcg(crew, caseId);
  const scenario = SCENARIOS['anterior-stemi-evolving'];
  const generator = new EcgGenerator({ scenario, seed: 1, startMinute: 30 });
  for (let second = 0; second < SECONDS; second += 1) {
    const frames = Array.from({ length: 10 }, (_, index) => {
      const seq = second * 10 + index;
      const capturedAt = instant(1_700_000_000_000 + seq * 100);
      const recording = generator.next(50);
      const stored = samplesOf(recording, 'II') ?? [];
      for (const value of stored) storedII.push((value * recording.lsbNv) / NV_PER_MV);
      return encodeFrame({ ...recording, streamId, seq, capturedAt, clockOffsetMs: null });
    });
    await crew.request('ecg:push', { caseId, frames: packFrames(frames) });
    if (RECORDED_AFTER.includes(second + 1)) await crew.request('ecg:record', change(caseId));
  }
}
