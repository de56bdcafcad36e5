import { SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeAccount } from './support/madeAccount.ts';
import { TestServer } from './support/testServer.ts';

const TOTP_STEP_MS = 30_000;

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

async function signIn(body: object): Promise<{ status: number; code?: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.app.url}${SIGN_IN_PATH}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, ...(code !== undefined && { code }) };
}

it('[ID12] a password that was made is good once: to choose one’s own, which uses up no code until it is good', async () => {
  const person = { login: 'first.day', name: 'First Day', role: 'cardiologist' } as const;
  const { first, chosen, codeAt } = await madeAccount(server.dataDir, person);
  const { newPassword, ...withoutChoice } = first();
  expect(await signIn(withoutChoice)).toMatchObject({
    status: 401,
    code: 'password-to-choose',
  });
  for (const bad of [withoutChoice.password, 'first day first day'])
    expect(await signIn({ ...withoutChoice, newPassword: bad })).toMatchObject({
      code: 'invalid',
    });
  expect(await signIn({ ...withoutChoice, newPassword })).toMatchObject({ status: 200 });
  const later = codeAt(Date.now() + TOTP_STEP_MS);
  expect(await signIn({ ...withoutChoice, code: later })).toMatchObject({
    code: 'not-signed-in',
  });
  const again = { ...chosen, code: later, newPassword: 'nog een ander wachtwoord' };
  expect(await signIn(again)).toMatchObject({ status: 409, code: 'not-allowed-now' });
  expect(await signIn({ ...chosen, code: later })).toMatchObject({ status: 200 });
});
