import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pairingText } from '../../sfu-server/src/identity/pairingQr.ts';
import { adminCall } from '../../sfu-server/test/support/adminCall.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { writeQrCameraFile } from '../browser/cameraFiles.ts';
import { launchChromium } from '../browser/launchChromium.ts';
import { TABLET_CONTEXT } from '../browser/tabletPage.ts';

const UNIT = '06-140';
/** A server, a browser and two pages, on a machine that does other things too. */
const LONG_MS = 180_000;

let folder: string;
let server: TestServer;
/** Its camera looks at the QR code that `npm run admin -- enrol-tablet` shows. */
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-qr-'));
  const cameraFile = join(folder, 'qr.y4m');
  server = await TestServer.start();
  // Good once, which the codes of a demo are not.
  const answer = await adminCall(server.dataDir, 'POST', '/tablets/codes', { unit: UNIT });
  const { code } = answer as { code: string };
  await writeQrCameraFile(cameraFile, pairingText(code, server.app.url));
  browser = await launchChromium({ cameraFile });
}, LONG_MS);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function unpaired(locale: string): Promise<Page> {
  const context = await browser.newContext({ ...TABLET_CONTEXT, locale });
  context.setDefaultTimeout(LONG_MS / 3);
  const page = await context.newPage();
  await page.goto(`${server.app.url}/ambulance/`);
  return page;
}

it(
  '[TB1] a tablet is paired by the QR code before its camera, once: the next one reads the same code, is refused, and is paired by typing',
  async () => {
    const dutch = await unpaired('nl-NL');
    await dutch.getByRole('button', { name: 'Scan de QR-code' }).click();
    await dutch.getByRole('button', { name: /^Start rit/ }).click();
    await dutch.getByRole('navigation', { name: 'Stappen' }).waitFor();
    await dutch.getByText(/^0 wacht/).waitFor();
    const reader = await server.connect(await server.staffToken('cardio'));
    const { cases } = await reader.request('board:watch', {});
    expect(cases.map(({ unit }) => unit)).toEqual([expect.stringContaining(UNIT)]);

    const english = await unpaired('en-GB');
    await english.getByRole('button', { name: 'Scan the QR code' }).click();
    await english.getByText('This code is not valid').waitFor();
    // The camera has done its work.
    expect(await english.locator('video').count()).toBe(0);
    await english.getByLabel('Pairing code').fill(server.app.demo!.tablets[0]!.code);
    await english.getByRole('button', { name: 'Pair', exact: true }).click();
    await english.getByRole('button', { name: /^Start case/ }).waitFor();
  },
  LONG_MS,
);
