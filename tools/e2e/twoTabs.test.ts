import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('[OB4] a second tab of the tablet does nothing until the first one is closed, and then goes on in its case', async () => {
  const { url, demo } = server.app;
  const tablet = await TabletPage.open(browser, url, demo!.tablets[0]!.code);
  await tablet.startCase();
  const first = tablet.page;
  const second = await first.context().newPage();
  await second.goto(`${url}/ambulance/`);
  await second.getByText('already at work in another tab').waitFor();
  expect(await second.getByRole('button').count()).toBe(0);
  // The crew's own tab gets its place back after a reload, although another one waits.
  await first.reload();
  await first.getByRole('navigation', { name: 'Steps' }).waitFor();
  await first.close();
  await second.getByRole('button', { name: 'Take over' }).click();
  await second.getByRole('navigation', { name: 'Steps' }).waitFor();
});
