import { SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import type { Browser, Page } from 'playwright-core';
import { madeAccount } from '../../../sfu-server/test/support/madeAccount.ts';
import { DESK_SIZE } from '../../browser/controlRoomPage.ts';
import type { ServerProcess } from '../../rig/serverProcess.ts';

/** What somebody waits for: after the password until the code is asked for, and after the code until the board is drawn. */
type SignInTimes = { codeAskedMs: number; boardMs: number };

/** A code is good once: the next one is that of the next half minute, which counts already. */
const TOTP_STEP_MS = 30_000;

/** A cardiologist at a desk that nobody used before: password, code of the authenticator, board with the cases. */
export async function timeSignIn(
  browser: Browser,
  server: ServerProcess,
  turn: number,
): Promise<SignInTimes> {
  const login = `bench.${turn}`;
  const person = { login, name: `Dr. Bench ${turn}`, role: 'cardiologist' } as const;
  const { first, chosen, codeAt } = await madeAccount(server.dataDir, person);
  await choosePassword(server.url, first());
  const context = await browser.newContext({ viewport: DESK_SIZE, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}/control-room/`);
    await page.getByLabel('Account').fill(login);
    await page.getByLabel('Password').fill(chosen.password);
    const code = page.getByLabel('Code of the authenticator app');
    const codeAskedMs = await timePress(page, () => code.waitFor());
    await code.fill(codeAt(Date.now() + TOTP_STEP_MS));
    const boardMs = await timePress(page, async () => {
      await page.getByRole('heading', { name: 'Open cases' }).waitFor();
      await page.locator('nav li').first().waitFor();
    });
    return { codeAskedMs, boardMs };
  } finally {
    await context.close();
  }
}

/** [ID12] The very first sign-in, which is not what somebody does every day. */
async function choosePassword(url: string, first: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${url}${SIGN_IN_PATH}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(first),
  });
  if (status !== 200) throw new Error(`the first sign-in was answered ${status}`);
}

async function timePress(page: Page, until: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await until();
  return performance.now() - startedAt;
}
