import type axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';

const STEPS = ['Patient', 'Drive now', 'Story', 'Vital signs', 'ECG', 'Risk factors', 'Troponin', 'Decision'];
/** Walking a page through every screen, twice, on a machine that does other things too. */
const WALK_MS = 180_000;

let server: TestServer;
let browser: Browser;
let axeSource: string;

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** What is serious or worse, by rule and place. The engine comes in through the debugger, since the page's policy takes no foreign script. */
async function seriousFindings(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${where}: ${id} at ${target.join(' ')}`));
}

/** Colours pass into each other: what is measured halfway is nobody's theme. */
async function useTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.dataset['theme'] = name;
    document.documentElement.getBoundingClientRect();
    const passing = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  }, theme);
}

describe('both pages, for people who see or move otherwise', () => {
  it.each(['day', 'night'])(
    'the tablet has no serious finding in theme %s',
    async (theme) => {
      const index = theme === 'day' ? 0 : 1;
      const tablet = await TabletPage.open(browser, server.app.url, server.app.demo!.tablets[index]!.code);
      await useTheme(tablet.page, theme);
      const found = await seriousFindings(tablet.page, 'start');
      await tablet.startCase('Practice case');
      for (const step of STEPS) {
        await tablet.goTo(step);
        found.push(...(await seriousFindings(tablet.page, step)));
      }
      await tablet.page.getByRole('button', { name: 'Handover summary' }).click();
      await tablet.page.getByRole('article', { name: 'MIST' }).waitFor();
      found.push(...(await seriousFindings(tablet.page, 'handover')));
      expect(found).toEqual([]);
    },
    WALK_MS,
  );

  it.each(['dark', 'day'])(
    'the control room has no serious finding in theme %s',
    async (theme) => {
      const desk = await ControlRoomPage.open(browser, server.app.url, server.app.demo!.people[0]!);
      await useTheme(desk.page, theme);
      const found = await seriousFindings(desk.page, 'board');
      await desk.openCase('06-101');
      found.push(...(await seriousFindings(desk.page, 'case')));
      await desk.page.getByRole('button', { name: 'Decide' }).click();
      await desk.page.getByRole('dialog', { name: 'Decision' }).waitFor();
      found.push(...(await seriousFindings(desk.page, 'decision')));
      expect(found).toEqual([]);
    },
    WALK_MS,
  );
});
