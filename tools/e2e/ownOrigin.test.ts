import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminCall } from '../../sfu-server/test/support/adminCall.ts';
import { change } from '../../sfu-server/test/support/openCase.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { databasesOf, heldBy } from '../browser/heldBy.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';
import { waitFor } from '../../sfu-server/test/support/waitFor.ts';

let server: TestServer;
let browser: Browser;
const hosts = new Set<string>();
const addresses: string[] = [];
/** How every token of the server begins. */
const TOKEN = /eyJ[\w-]{10,}\.eyJ/;
/** Stands nowhere else. */
const PLANTED = 'Quirijn-van-Zwaardvisser';
const violations: string[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

function watch(page: Page): void {
  page.on('request', (request) => {
    addresses.push(request.url());
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
}

/** What the cardiologist wrote has come to both pages. */
async function plant(tablet: Page, desk: Page): Promise<void> {
  const doctor = await server.connect(await server.staffToken('cardio'));
  const { cases } = await doctor.request('board:watch', {});
  const { caseId } = cases[0]!;
  await doctor.request('message:send', { ...change(caseId), text: PLANTED });
  await desk.getByText(PLANTED).first().waitFor({ state: 'attached' });
  const keeps = async (): Promise<boolean> => JSON.stringify(await databasesOf(tablet)).includes(PLANTED);
  await waitFor('the tablet to have it', keeps);
}

/** No script of a page finds a token. The desk's browser keeps nothing of a patient; a tablet the open case alone, and not that once its access has ended. */
async function expectKeptNowhereElse(tablet: Page, desk: Page): Promise<void> {
  const [ofDesk, ofTablet] = [await heldBy(desk), await heldBy(tablet)];
  for (const { databases, elsewhere, cookies } of [ofDesk, ofTablet]) {
    expect(JSON.stringify([databases, elsewhere])).not.toMatch(TOKEN);
    expect(cookies.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([[true, 'Strict']]);
  }
  expect(JSON.stringify(ofDesk)).not.toContain(PLANTED);
  const { databases, elsewhere, cookies } = ofTablet;
  expect(JSON.stringify([elsewhere, cookies])).not.toContain(PLANTED);
  const holding = Object.entries(databases).filter(([, rows]) => rows.includes(PLANTED));
  expect(holding.map(([name]) => name)).toEqual(['smart-triage-tablet/caseStates']);
  await adminCall(server.dataDir, 'POST', '/tablets/06-101/revoke');
  await waitFor(
    'the tablet to let go',
    async () => !JSON.stringify(await databasesOf(tablet)).includes(PLANTED),
  );
}

describe('both pages in a real browser', () => {
  it(
    'ask nobody but their own server, signed in or not, on every screen and in the description of the API, keep to the content security policy, and leave what a crew wrote in no store, cache, cookie or address',
    { timeout: 180_000 },
    async () => {
      const { url, demo } = server.app;
      const beforeLoad = (page: Page): Promise<void> => {
        watch(page);
        return Promise.resolve();
      };
      const tablet = await TabletPage.open(browser, url, demo!.tablets[0]!.code, { beforeLoad });
      await tablet.startCase('Practice case');
      const desk = await ControlRoomPage.open(browser, url, demo!.people[0]!);
      watch(desk.page);
      await desk.page.reload();
      await desk.openCase('06-101');
      await plant(tablet.page, desk.page);
      const { hash } = new URL(desk.page.url());
      for (const other of [`${hash}/ecg`, '#/pictures']) {
        await desk.page.evaluate((to) => {
          location.hash = to;
        }, other);
        await desk.page.locator('h1, button, a').first().waitFor({ state: 'attached' });
      }
      await expectKeptNowhereElse(tablet.page, desk.page);
      const stranger = await (await browser.newContext()).newPage();
      watch(stranger);
      for (const path of ['/control-room/', '/ambulance/', '/api/v1/docs']) {
        await stranger.goto(`${url}${path}`);
        await stranger.locator('h1, button, a').first().waitFor({ state: 'attached' });
      }
      expect([...hosts]).toEqual([new URL(url).host]);
      expect(violations).toEqual([]);
      expect(addresses.filter((address) => address.includes(PLANTED))).toEqual([]);
    },
  );

  it('keep a key that can sign and that no script can read', async () => {
    const tablet = await TabletPage.open(browser, server.app.url, server.app.demo!.tablets[1]!.code);
    const isReadable = await tablet.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('smart-triage-tablet');
          opening.onerror = () => {
            reject(new Error('no database'));
          };
          opening.onsuccess = () => {
            const asked = opening.result.transaction('keys').objectStore('keys').get('own');
            asked.onsuccess = () => {
              resolve((asked.result as CryptoKeyPair).privateKey.extractable);
            };
          };
        }),
    );
    expect(isReadable).toBe(false);
  });
});
