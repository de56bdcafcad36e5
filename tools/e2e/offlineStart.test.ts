import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';

let server: TestServer;
let browser: Browser;
/** Two starts of a server and the reconnects between them, on a machine that does other things too. */
const OFFLINE_AND_BACK_MS = 180_000;
const violations: string[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function installedTablet(index: number): Promise<TabletPage> {
  const tablet = await TabletPage.open(browser, server.app.url, server.app.demo!.tablets[index]!.code);
  tablet.page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  await tablet.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return tablet;
}

describe('an installed tablet without a network', () => {
  it('can be installed: its manifest has a name, icons and a start of its own', async () => {
    const { page } = await installedTablet(0);
    const client = await page.context().newCDPSession(page);
    const { errors } = await client.send('Page.getAppManifest');
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    expect(errors).toEqual([]);
    // A window without a history of its own, as tests have them, may never install.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    );
  });

  it(
    'opens on its start screen and in its open case, in both languages, goes on recording, and delivers when the link is back',
    async () => {
      const idle = await installedTablet(1);
      const busy = await installedTablet(2);
      await busy.startCase('Practice case');
      await busy.goTo('Patient');
      await busy.choose('Sex', 'Woman');
      await busy.page.getByText('woman').first().waitFor();
      await busy.page.getByText(/^0 waiting/).waitFor();
      await server.app.close();

      await Promise.all([idle.page.reload(), busy.page.reload()]);
      await idle.page.getByRole('button', { name: /^Start case/ }).waitFor();
      await busy.page.getByRole('navigation', { name: 'Steps' }).waitFor();
      await busy.page.getByText('woman').first().waitFor();
      // The other language is installed too, and stays after a start without a network.
      await Promise.all([idle, busy].map((tablet) => tablet.speak('Nederlands')));
      await Promise.all([idle.page.reload(), busy.page.reload()]);
      await idle.page.getByRole('button', { name: /^Start rit/ }).waitFor();
      await busy.page.getByRole('navigation', { name: 'Stappen' }).waitFor();
      await busy.page.getByText('vrouw').first().waitFor();
      await busy.page.getByText('geen verbinding').first().waitFor();
      await Promise.all([idle, busy].map((tablet) => tablet.speak('English')));
      await idle.startCase('Practice case');
      await idle.goTo('Patient');
      await idle.choose('Sex', /^Man/);

      await idle.page.getByText('2 waiting').waitFor();
      // The models run on the tablet, in their own thread, from what was installed.
      await idle.page.getByText('computed on this tablet').waitFor();

      await server.restart();
      await Promise.all([idle, busy].map(({ page }) => page.getByText(/^0 waiting/).waitFor()));
      expect(violations).toEqual([]);
    },
    OFFLINE_AND_BACK_MS,
  );

  it('keeps no answer of the server in a cache', async () => {
    const { page } = await installedTablet(3);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept).toContainEqual(expect.stringMatching(/\.wasm$/));
    expect(kept.filter((path) => path.endsWith('.onnx'))).toHaveLength(9);
    expect(kept.filter((path) => !path.startsWith('/ambulance/'))).toEqual([]);
  });
});
