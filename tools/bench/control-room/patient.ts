import type { Browser, Page } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { browserUse } from '../browserUse.ts';
import { quantile, spreadOf } from '../quantiles.ts';
import type { BenchResult } from '../report.ts';

const OPENINGS = 5;
/** A picture that has not come by then is counted as this long. */
const GIVE_UP_MS = 15_000;
const SETTLE_MS = 4000;

type Opening = { ecg: number; video: number };
type ProbedWindow = { smartTriageProbe?: { samples: { capturedAt: number; drawnAt: number }[] } };

/** From the press on its row, with the map on the screen before, to a moving ECG and to the first picture. */
export async function measureOpening(page: Page, units: readonly string[]): Promise<BenchResult[]> {
  const openings: Opening[] = [];
  for (let turn = 0; turn < OPENINGS; turn++)
    for (const unit of units) {
      await page.evaluate(() => {
        location.hash = '';
      });
      await page.locator('main canvas, main video').first().waitFor({ state: 'detached' });
      await sleep(1000);
      openings.push(await open(page, unit));
    }
  const figure = (id: string, values: number[], atMost: number): BenchResult => ({
    id,
    value: quantile(values, 0.5),
    unit: 'ms',
    n: values.length,
    spread: spreadOf(values),
    target: { atMost },
  });
  return [
    figure(
      'patient.ecgMoving',
      openings.map(({ ecg }) => ecg),
      500,
    ),
    figure(
      'patient.firstPicture',
      openings.map(({ video }) => video),
      1000,
    ),
  ];
}

function open(page: Page, unit: string): Promise<Opening> {
  return page.evaluate(
    ({ wanted, giveUpMs }) =>
      new Promise<Opening>((resolve, reject) => {
        const probe = (window as ProbedWindow).smartTriageProbe;
        const rows = [...document.querySelectorAll<HTMLElement>('nav a')];
        const row = rows.find(({ textContent }) => textContent.includes(wanted));
        if (!row || !probe) {
          reject(new Error(`there is no row of ${wanted}, or no probe`));
          return;
        }
        const found = { ecg: giveUpMs, video: giveUpMs };
        const startedAt = performance.timeOrigin + performance.now();
        const since = () => performance.timeOrigin + performance.now() - startedAt;
        let watched: HTMLVideoElement | null = null;
        const look = (): void => {
          const drawn = probe.samples.filter(({ drawnAt }) => drawnAt > startedAt);
          // Moving: a second sample that is newer than the first.
          if (new Set(drawn.map(({ capturedAt }) => capturedAt)).size > 1)
            found.ecg = Math.min(found.ecg, since());
          const video = document.querySelector<HTMLVideoElement>('main video');
          if (video && video !== watched) {
            watched = video;
            video.requestVideoFrameCallback(() => {
              found.video = Math.min(found.video, since());
            });
          }
          if (Math.max(found.ecg, found.video) < giveUpMs || since() > giveUpMs) resolve(found);
          else requestAnimationFrame(look);
        };
        probe.samples.length = 0;
        row.click();
        look();
      }),
    { wanted: unit, giveUpMs: GIVE_UP_MS },
  );
}

/** Twelve leads of an ambulance that sends nothing but its ECG and its vital signs. */
export async function measureTwelveLeads(
  browser: Browser,
  page: Page,
  unit: string,
  seconds: number,
): Promise<BenchResult[]> {
  await page
    .getByRole('link', { name: new RegExp(unit) })
    .first()
    .click();
  await page.getByLabel('Leads', { exact: true }).selectOption('twelve');
  await sleep(SETTLE_MS);
  const drawn = () =>
    page.evaluate(() => (window as ProbedWindow).smartTriageProbe?.samples.splice(0).length ?? 0);
  await drawn();
  const startedAt = performance.now();
  const use = await browserUse(browser, seconds);
  const frames = ((await drawn()) * 1000) / (performance.now() - startedAt);
  const share = { unit: '% of a core', n: seconds };
  return [
    {
      id: 'patient.twelveLeadFrames',
      value: frames,
      unit: 'frames/s',
      n: seconds,
      target: { atLeast: 59 },
      note: 'of 60',
    },
    {
      id: 'patient.twelveLeadCpu',
      value: use.pages,
      ...share,
      target: { atMost: 25 },
      note: 'the whole page',
    },
    { id: 'patient.twelveLeadCpuAll', value: use.all, ...share, note: 'draws without a graphics chip' },
  ];
}
