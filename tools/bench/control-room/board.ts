import type { Actor } from '@smart-triage/shared/domain/role';
import type { Browser, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../rig/serverProcess.ts';
import { browserUse } from '../browserUse.ts';
import { LightAmbulance } from '../load/lightAmbulance.ts';
import { quantile, spreadOf } from '../quantiles.ts';
import type { BenchResult } from '../report.ts';

const OPENINGS = 5;
/** Each by another ambulance. */
const UPDATES = 30;
/** Every row that is not one of ten: what no way of drawing fewer rows could do without. */
const TEN = 'board-00';
const SETTLE_MS = 3000;
/** A danger that no row shows by then is a fault of the board, and not waited for any longer. */
const GIVE_UP_MS = 60_000;

/** Opens this many cases with vital signs every ten seconds, a real connection each. */
export async function openCases(server: ServerProcess, count: number): Promise<LightAmbulance[]> {
  const fleet: LightAmbulance[] = [];
  for (let index = 0; index < count; index++) {
    const unit = `board-${String(index).padStart(3, '0')}`;
    const actor: Actor = { id: unit, name: unit, role: 'paramedic' };
    const token = () => server.tokenFor(actor);
    fleet.push(await LightAmbulance.create({ url: server.url, token, unit, seed: index, hasEcg: false }));
  }
  return fleet;
}

/** A board with so many cases, all of which change: how soon it is there, how soon it shows a change, and what it costs. */
export async function measureBoard(
  browser: Browser,
  page: Page,
  fleet: readonly LightAmbulance[],
  seconds: number,
): Promise<BenchResult[]> {
  const openings: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn++) openings.push(await timeOpening(page, fleet.length));
  await sleep(SETTLE_MS);
  const dangers = await timeUpdates(page, fleet);
  const updates = dangers.map(({ shownMs }) => shownMs);
  const stored = dangers.map(({ storedMs }) => storedMs);
  const inPage = await page.evaluate(() => ({
    rows: document.querySelectorAll('nav li').length,
    elements: document.querySelectorAll('nav *').length,
  }));
  const whole = await browserUse(browser, seconds);
  await page.getByRole('searchbox').fill(TEN);
  await sleep(SETTLE_MS);
  const ten = await browserUse(browser, seconds);
  await page.getByRole('searchbox').fill('');
  const note = `${fleet.length} cases`;
  const share = { unit: '% of a core', n: seconds };
  return [
    { id: 'board.open', value: quantile(openings, 0.5), ...ms(openings), note: `${note}, page loaded anew` },
    { id: 'board.updateP50', value: quantile(updates, 0.5), ...ms(updates), note },
    { id: 'board.updateP95', value: quantile(updates, 0.95), ...ms(updates), note },
    {
      id: 'board.storedP95',
      value: quantile(stored, 0.95),
      ...ms(stored),
      note: `${note}; of the same dangers, until the ambulance is told that it is written down`,
    },
    { id: 'board.rowsInPage', value: inPage.rows, unit: 'rows', n: 1, note },
    { id: 'board.elements', value: inPage.elements, unit: 'elements of the list', n: 1, note },
    { id: 'board.cpuPage', value: whole.pages, ...share, note },
    { id: 'board.cpuAll', value: whole.all, ...share, note: `${note}, draws without a graphics chip` },
    { id: 'board.cpuPageTen', value: ten.pages, ...share, note: `${note}, ten rows of them in the page` },
  ];
}

function ms(values: readonly number[]) {
  return { unit: 'ms', n: values.length, spread: spreadOf(values) };
}

async function timeOpening(page: Page, count: number): Promise<number> {
  const startedAt = performance.now();
  await page.reload({ waitUntil: 'commit' });
  // The rows in view are there, and say how many there are.
  await page.waitForFunction(
    (wanted) => Number(document.querySelector('nav li a')?.closest('li')?.ariaSetSize) >= wanted,
    count,
    { polling: 'raf', timeout: 60_000 },
  );
  return performance.now() - startedAt;
}

type Danger = { shownMs: number; storedMs: number };

/** From the moment an ambulance sends a pressure that is a danger to the frame in which its row, now one of the first, says so. */
async function timeUpdates(page: Page, fleet: readonly LightAmbulance[]): Promise<Danger[]> {
  const times: Danger[] = [];
  for (let turn = 0; turn < UPDATES; turn++) {
    const index = (turn * 7) % fleet.length;
    const shown = dangerShown(page, `board-${String(index).padStart(3, '0')}`);
    // The page has to be looking before anything is sent.
    await page.evaluate(() => true);
    const sentAt = performance.timeOrigin + performance.now();
    await fleet[index]?.measure({ systolicBp: 80 });
    const storedMs = performance.timeOrigin + performance.now() - sentAt;
    times.push({ shownMs: (await shown) - sentAt, storedMs });
    // Back among the others, so that the next one is as far up as this one was.
    await fleet[index]?.measure({ systolicBp: 130 });
  }
  return times;
}

function dangerShown(page: Page, unit: string): Promise<number> {
  return page.evaluate(
    ({ wanted, giveUpMs }) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => {
          reject(new Error(`no row of ${wanted} says that it is in danger`));
        }, giveUpMs);
        const list = document.querySelector('nav ul');
        if (!list) {
          reject(new Error('there is no list'));
          return;
        }
        const observer = new MutationObserver(() => {
          const row = [...list.children].find(({ textContent }) => textContent.includes(wanted));
          if (!row?.textContent.includes('unstable vital signs')) return;
          observer.disconnect();
          // After the frame in which it is painted.
          requestAnimationFrame(() => {
            resolve(performance.timeOrigin + performance.now());
          });
        });
        observer.observe(list, { subtree: true, childList: true, characterData: true });
      }),
    { wanted: unit, giveUpMs: GIVE_UP_MS },
  );
}
