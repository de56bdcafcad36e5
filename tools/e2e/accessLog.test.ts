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

/** On a page whose clock the test can put forward. */
async function openSignIn(): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK_SIZE, locale: 'en-GB' });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${server.app.url}/control-room/`);
  return page;
}

/** Password first; the page asks for the code of the second factor by itself. `atMs`: each code works once. */
async function signInAsAuditor(page: Page, atMs: number): Promise<void> {
  const auditor = server.app.demo!.people.find(({ login }) => login === 'auditor')!;
  await page.getByLabel('Account').fill('auditor');
  await page.getByLabel('Password').fill(auditor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Code of the authenticator app').fill(totpAt(auditor.totpSecret!, atMs));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('an auditor in a real browser', () => {
  it(
    '[AU4] [ID10] signs in with two factors, finds a case by keyboard, follows a person, stands in the log, and has to sign in again after a rest',
    { timeout: 180_000 },
    async () => {
      const crew = await server.connect(await server.tabletToken(0));
      const caseId = await openCase(crew);
      const cardiologist = await server.connect(await server.staffToken('cardio'));
      await cardiologist.request('case:watch', { caseId });

      const page = await openSignIn();
      await signInAsAuditor(page, Date.now());
      await page.getByRole('heading', { name: 'Access log' }).waitFor();
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
      const people = page.getByRole('row').getByRole('button', { name: /^Lines of (?!case)/ });
      // The lines of the case stay in view until those of the person come.
      await expect.poll(async () => new Set(await people.allTextContents()).size).toBe(1);

      await expectToLock(page);
      await signInAsAuditor(page, Date.now() + CODE_MS);
      await again(page).waitFor({ state: 'hidden' });
      await page.getByText(/lines? shown, newest first/).waitFor();
      expect(await printed(page)).toContain('Access log');
    },
  );
});

const CODE_MS = 30_000;
const again = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' });

/** [ID10] Fifteen minutes without use: warned, used again by any key, left alone again, and then covered until the same person is back. */
async function expectToLock(page: Page): Promise<void> {
  const warning = page.getByRole('dialog', { name: 'Are you still there?' });
  await page.clock.fastForward('13:30');
  await warning.waitFor();
  await page.keyboard.press('Shift');
  await warning.waitFor({ state: 'hidden' });
  await page.clock.fastForward('15:30');
  await again(page).waitFor();
  // What was on the page waits for its person: nobody reaches it, and nobody prints it.
  await page.getByRole('cell').first().waitFor({ state: 'hidden' });
  expect(await printed(page)).toBe('');
}

/** The words that would stand on paper. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.evaluate(() => document.documentElement.innerText.trim());
  await page.emulateMedia({ media: 'screen' });
  return text;
}
