import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpAt } from '../../sfu-server/src/identity/totp.ts';
import { openCase } from '../../sfu-server/test/support/openCase.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { DESK_SIZE } from '../browser/controlRoomPage.ts';
import { launchChromium } from '../browser/launchChromium.ts';

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

/** Password first; the page asks for the code of the second factor by itself. */
async function signInAsAuditor(): Promise<Page> {
  const auditor = server.app.demo!.people.find(({ login }) => login === 'auditor')!;
  const context = await browser.newContext({ viewport: DESK_SIZE, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${server.app.url}/control-room/`);
  await page.getByLabel('Account').fill('auditor');
  await page.getByLabel('Password').fill(auditor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code of the authenticator app').fill(totpAt(auditor.totpSecret!, Date.now()));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Access log' }).waitFor();
  return page;
}

describe('an auditor in a real browser', () => {
  it('[AU4] signs in with two factors, finds a case by keyboard, follows a person, and stands in the log', async () => {
    const crew = await server.connect(await server.tabletToken(0));
    const caseId = await openCase(crew);
    const cardiologist = await server.connect(await server.staffToken('cardio'));
    await cardiologist.request('case:watch', { caseId });

    const page = await signInAsAuditor();
    await page.getByLabel('Case (id)').fill(caseId);
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'viewed the record' }).first().waitFor();
    expect(await page.getByRole('cell', { name: 'opened a case' }).count()).toBe(1);
    // The search itself, which was written down before it was answered.
    expect(await page.getByRole('cell', { name: 'searched the access log' }).count()).toBe(1);

    await page
      .getByRole('button', { name: /^Lines of Dr\. / })
      .first()
      .click();
    await page.getByText(/lines? shown, newest first/).waitFor();
    const who = await page
      .getByRole('row')
      .getByRole('button', { name: /^Lines of (?!case)/ })
      .allTextContents();
    expect(new Set(who).size).toBe(1);
  });
});
