import { PASSWORD_PATH, SIGN_IN_PATH, TOKEN_PATH } from '@smart-triage/shared/protocol/signIn';
import { instant } from '@smart-triage/shared/time/instant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpAt } from '../src/identity/totp.ts';
import { adminCall } from './support/adminCall.ts';
import { madeAccount } from './support/madeAccount.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

const MINUTE_MS = 60_000;
let server: TestServer;
/** How far the server's clock is ahead of the real one. */
let aheadMs = 0;

beforeAll(async () => {
  server = await TestServer.start({ IDLE_CARE_MIN: '30' });
  await server.restart({}, { now: () => instant(Date.now() + aheadMs) });
});
afterAll(() => server.stop());

type Answer = { status: number; code?: string; cookie: string; accessToken: string; idleLimitMs?: number };

async function post(path: string, body: object, cookie = ''): Promise<Answer> {
  const response = await fetch(`${server.app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as Omit<Answer, 'status' | 'cookie'>;
  const given = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { ...answer, status: response.status, cookie: given };
}

function demo(login: string) {
  const person = server.app.demo!.people.find((candidate) => candidate.login === login)!;
  const code = person.totpSecret === null ? {} : { code: totpAt(person.totpSecret, Date.now() + aheadMs) };
  return { account: login, password: person.password, ...code };
}

const SEAT = { seat: 'control-room' };

describe('one’s own password', () => {
  it('[ID9] is changed with the old one, and what is open elsewhere ends', async () => {
    const here = await post(SIGN_IN_PATH, demo('research'));
    const elsewhere = await post(SIGN_IN_PATH, demo('research'));
    const [mine, other] = [
      await server.connect(here.accessToken),
      await server.connect(elsewhere.accessToken),
    ];
    const { password } = demo('research');
    const newPassword = 'drie fietsen in de regen';
    const wrong = { password: 'not the old one', newPassword };
    expect(await post(PASSWORD_PATH, wrong, here.cookie)).toMatchObject({ code: 'not-signed-in' });
    expect(await post(PASSWORD_PATH, { password, newPassword })).toMatchObject({ code: 'not-signed-in' });
    for (const bad of ['short', 'researchresearch1'])
      expect(await post(PASSWORD_PATH, { password, newPassword: bad }, here.cookie)).toMatchObject({
        code: 'invalid',
      });
    expect(await post(PASSWORD_PATH, { password, newPassword }, here.cookie)).toMatchObject({ status: 204 });
    await waitFor('the end elsewhere', () => other.state.getSnapshot().kind === 'refused');
    expect(mine.state.getSnapshot().kind).toBe('ready');
    expect(await post(TOKEN_PATH, SEAT, elsewhere.cookie)).toMatchObject({ status: 401 });
    expect(await post(TOKEN_PATH, SEAT, here.cookie)).toMatchObject({ status: 200 });
    expect(await post(SIGN_IN_PATH, demo('research'))).toMatchObject({ code: 'not-signed-in' });
    const again = { account: 'research', password: newPassword };
    expect(await post(SIGN_IN_PATH, again)).toMatchObject({ status: 200 });
    // It survives a restart that it was kept, and that the others were not.
    await adminCall(server.dataDir, 'POST', '/people/demo-research/end-sign-ins');
    expect(await post(TOKEN_PATH, SEAT, here.cookie)).toMatchObject({ status: 401 });
  });

  it('[ID9] asks for the second factor, where the account has one', async () => {
    const keeper = { login: 'log.keeper', name: 'Log keeper', role: 'auditor' } as const;
    const { first, chosen, codeAt } = await madeAccount(server.dataDir, keeper);
    const { cookie } = await post(SIGN_IN_PATH, first(Date.now() + aheadMs));
    const change = { password: chosen.password, newPassword: 'zeven haringen op het droge' };
    expect(await post(PASSWORD_PATH, change, cookie)).toMatchObject({ code: 'second-factor-needed' });
    aheadMs += MINUTE_MS;
    const code = codeAt(Date.now() + aheadMs);
    expect(await post(PASSWORD_PATH, { ...change, code }, cookie)).toMatchObject({ status: 204 });
  });
});

describe('a sign-in at a desk', () => {
  it('[ID10] ends when nobody uses it for as long as the settings say, connections included', async () => {
    const { accessToken, cookie, idleLimitMs } = await post(SIGN_IN_PATH, demo('cardio'));
    expect(idleLimitMs).toBe(30 * MINUTE_MS);
    const client = await server.connect(accessToken);
    aheadMs += 29 * MINUTE_MS;
    // A page that only stays open renews its token, and is none the longer in.
    expect(await post(TOKEN_PATH, SEAT, cookie)).toMatchObject({ status: 200 });
    aheadMs += 2 * MINUTE_MS;
    await waitFor('the end', () => client.state.getSnapshot().kind === 'refused');
    expect(await post(TOKEN_PATH, SEAT, cookie)).toMatchObject({ code: 'not-signed-in' });
  });

  it('[ID10] goes on while somebody uses it', async () => {
    const { accessToken, cookie } = await post(SIGN_IN_PATH, demo('cardio'));
    const client = await server.connect(accessToken);
    aheadMs += 20 * MINUTE_MS;
    const renewed = await post(TOKEN_PATH, { ...SEAT, isUsed: true }, cookie);
    expect(renewed).toMatchObject({ status: 200 });
    aheadMs += 20 * MINUTE_MS;
    expect(await post(TOKEN_PATH, SEAT, renewed.cookie)).toMatchObject({ status: 200 });
    expect(client.state.getSnapshot().kind).toBe('ready');
  });

  it('[ID10] never ends for rest on a tablet, nor where no limit is set', async () => {
    const tablet = await server.connect(await server.tabletToken(0));
    await server.restart({ IDLE_CARE_MIN: '0' }, { now: () => instant(Date.now() + aheadMs) });
    const { accessToken, idleLimitMs } = await post(SIGN_IN_PATH, demo('dispatch'));
    const desk = await server.connect(accessToken);
    await waitFor('the tablet', () => tablet.state.getSnapshot().kind === 'ready');
    aheadMs += 10 * 60 * MINUTE_MS;
    // Whoever asks now finds both as they were: the watch has looked in between.
    const idle = await post(SIGN_IN_PATH, demo('auditor'));
    expect(idle.idleLimitMs).toBe(15 * MINUTE_MS);
    expect(idleLimitMs).toBeUndefined();
    await expect(desk.request('time:ping', {})).resolves.toBeDefined();
    await expect(tablet.request('time:ping', {})).resolves.toBeDefined();
  });
});
