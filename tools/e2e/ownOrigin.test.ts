import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { ControlRoomPage } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TabletPage } from '../browser/tabletPage.ts';

let server: TestServer;
let browser: Browser;
const hosts = new Set<string>();
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
    const { host, protocol } = new URL(request.url());
    if (protocol.startsWith('http')) hosts.add(host);
  });
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
}

describe('both pages in a real browser', () => {
  it('ask nobody but their own server, signed in or not, on every screen and in the description of the API, and keep to the content security policy', async () => {
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
    const { hash } = new URL(desk.page.url());
    for (const other of [`${hash}/ecg`, '#/pictures']) {
      await desk.page.evaluate((to) => {
        location.hash = to;
      }, other);
      await desk.page.locator('h1, button, a').first().waitFor({ state: 'attached' });
    }
    const stranger = await (await browser.newContext()).newPage();
    watch(stranger);
    for (const path of ['/control-room/', '/ambulance/', '/api/v1/docs']) {
      await stranger.goto(`${url}${path}`);
      await stranger.locator('h1, button, a').first().waitFor({ state: 'attached' });
    }
    expect([...hosts]).toEqual([new URL(url).host]);
    expect(violations).toEqual([]);
  });

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
