import {
  PROVIDER_PATH,
  SIGN_IN_OPTIONS_PATH,
  SIGN_OUT_PATH,
  SignedOutSchema,
  TOKEN_PATH,
} from '@smart-triage/shared/protocol/signIn';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { createLogger } from '../src/logging/logger.ts';
import { CLIENT, startOpenIdProvider } from './support/openIdProvider.ts';
import { freePort } from './support/freePort.ts';
import { TestServer } from './support/testServer.ts';

let server: TestServer;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
const logged: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await startOpenIdProvider(`${url}${PROVIDER_PATH}/return`, `${url}/control-room/`);
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged.push(chunk.toString());
      done();
    },
  });
  const settings = {
    PORT: String(port),
    PUBLIC_URL: url,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_LABEL: 'Hospital sign-in',
    OIDC_ROLES: 'cardiology=cardiologist, log=auditor',
  };
  server = await TestServer.start(settings, createLogger('debug', sink));
});
afterAll(async () => {
  await server.stop();
  await provider.stop();
});

/** A browser's share: keeps cookies by host, follows nothing by itself. */
class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly seen: string[] = [];

  async open(
    address: string,
    form?: URLSearchParams,
  ): Promise<{ status: number; next: string; body: string }> {
    const { host } = new URL(address);
    const kept = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, kept);
    this.seen.push(address);
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      ...{ redirect: 'manual', headers: { cookie } },
      ...(form && { method: 'POST', body: form }),
    });
    for (const given of response.headers.getSetCookie()) this.#keep(kept, given);
    const next = response.headers.get('location') ?? '';
    return {
      status: response.status,
      next: next && new URL(next, address).href,
      body: await response.text(),
    };
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(new URL(server.app.url).host)?.get(name);
  }

  #keep(kept: Map<string, string>, given: string): void {
    const [pair = ''] = given.split(';');
    const cut = pair.indexOf('=');
    const value = pair.slice(cut + 1);
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(given)) kept.delete(pair.slice(0, cut));
    else kept.set(pair.slice(0, cut), value);
  }
}

/** Goes through the provider as this person; gives the address with which the provider sends the browser back. */
async function wayBack(browser: Browser, person: string): Promise<string> {
  let { next } = await browser.open(`${server.app.url}${PROVIDER_PATH}`);
  while (next !== '' && !next.startsWith(server.app.url)) {
    const isAsked = next.includes('/interaction/');
    ({ next } = await browser.open(isAsked ? `${next}?as=${person}` : next));
  }
  return next;
}

/** Signs out here; gives where the page is sent. */
async function signOut(browser: Browser): Promise<string | null> {
  const response = await fetch(`${server.app.url}${SIGN_OUT_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `smart-triage-control-room=${browser.cookie('smart-triage-control-room') ?? ''}`,
    },
    body: JSON.stringify({ seat: 'control-room' }),
  });
  return SignedOutSchema.parse(await response.json()).leaveBy;
}

async function signIn(person: string): Promise<{ browser: Browser; landed: string; back: string }> {
  const browser = new Browser();
  const back = await wayBack(browser, person);
  return { browser, back, landed: (await browser.open(back)).next };
}

const page = () => `${server.app.url}/control-room/`;

async function accessOf(browser: Browser): Promise<{ accessToken: string; actor: object }> {
  const response = await fetch(`${server.app.url}${TOKEN_PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `smart-triage-control-room=${browser.cookie('smart-triage-control-room') ?? ''}`,
    },
    body: JSON.stringify({ seat: 'control-room' }),
  });
  return (await response.json()) as { accessToken: string; actor: object };
}

describe("sign-in at the organisation's own provider", () => {
  it('[ID11] signs out at the provider as well: the next sign-in there asks who it is', async () => {
    const { browser } = await signIn('anna');
    // As long as the provider knows the browser, nobody is asked.
    const known = await browser.open((await browser.open(`${server.app.url}${PROVIDER_PATH}`)).next);
    expect(known.next.startsWith(server.app.url)).toBe(true);
    await browser.open(known.next);
    const leaveBy = (await signOut(browser)) ?? '';
    expect(new URL(leaveBy).origin).toBe(new URL(provider.issuer).origin);
    expect(leaveBy).not.toContain('id_token_hint');
    // Without a token of theirs, the provider asks the person whether they mean it.
    const asked = await browser.open(leaveBy);
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(asked.body)?.[1] ?? '';
    const action = /<form[^>]+action="([^"]+)"/.exec(asked.body)?.[1] ?? '';
    const form = new URLSearchParams({ xsrf: field('xsrf'), logout: 'yes' });
    expect((await browser.open(action, form)).next).toBe(page());
    const asksAgain = await browser.open((await browser.open(`${server.app.url}${PROVIDER_PATH}`)).next);
    expect(asksAgain.next).toContain('/interaction/');
  });

  it('[ID11] sends nobody there who signed in with an account of this server', async () => {
    const browser = new Browser();
    expect(await signOut(browser)).toBeNull();
  });

  it('[ID7] lets a person in with the role that the settings give to the claim', async () => {
    const { browser, landed } = await signIn('anna');
    expect(landed).toBe(page());
    const { accessToken, actor } = await accessOf(browser);
    expect(actor).toMatchObject({ name: 'Dr. Anna Visser', role: 'cardiologist' });
    const client = await server.connect(accessToken);
    expect((await client.request('board:watch', {})).cases).toEqual([]);
  });

  it('[ID7] [ID4] counts a second factor that the provider vouches for, and only then', async () => {
    const { browser } = await signIn('log');
    const { accessToken } = await accessOf(browser);
    const log = await fetch(`${server.app.url}/api/v1/access-log?type=signed-in`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(log.status).toBe(200);
    expect(await log.text()).toContain('Lou de Boer');
  });

  it('[ID7] refuses a person without a role here, says so on the page, and leaves a line', async () => {
    const { browser, landed } = await signIn('guest');
    expect(landed).toBe(`${page()}#/sign-in-refused/not-permitted`);
    expect(browser.cookie('smart-triage-control-room')).toBeUndefined();
    const auditor = await server.staffToken('auditor');
    const log = await fetch(`${server.app.url}/api/v1/access-log?type=signed-in`, {
      headers: { authorization: `Bearer ${auditor}` },
    });
    const { lines } = (await log.json()) as { lines: object[] };
    expect(lines).toContainEqual(expect.objectContaining({ outcome: 'refused', code: 'not-permitted' }));
  });

  it("[ID7] takes no other browser's way back, none twice, and none with another state", async () => {
    const refused = `${page()}#/sign-in-refused/not-signed-in`;
    const mine = new Browser();
    const back = await wayBack(mine, 'anna');
    const other = new Browser();
    expect((await other.open(back)).next).toBe(refused);
    await wayBack(other, 'anna');
    expect((await other.open(back)).next).toBe(refused);
    expect((await mine.open(back)).next).toBe(page());
    expect((await mine.open(back)).next).toBe(refused);
    expect(other.cookie('smart-triage-control-room')).toBeUndefined();
  });

  it('[ID7] keeps codes and tokens out of the page address and the log', async () => {
    const { browser, back, landed } = await signIn('anna');
    const { accessToken } = await accessOf(browser);
    const code = new URL(back).searchParams.get('code') ?? '';
    expect(code.length).toBeGreaterThan(20);
    expect(new URL(landed).search).toBe('');
    const renewal = browser.cookie('smart-triage-control-room') ?? '';
    for (const secret of [code, accessToken, renewal, CLIENT.secret])
      expect(logged.join('')).not.toContain(secret);
    expect(browser.seen.join(' ')).not.toContain(renewal);
  });

  it('offers itself to the page, and the embedded accounts go on beside it', async () => {
    const options = await fetch(`${server.app.url}${SIGN_IN_OPTIONS_PATH}`);
    expect(await options.json()).toEqual({ provider: 'Hospital sign-in' });
    expect((await server.connect(await server.staffToken('cardio'))).state.getSnapshot().kind).toBe('ready');
  });

  it('[ID7] says on the page that the provider is not reached', async () => {
    const alone = await TestServer.start({
      PUBLIC_URL: 'http://127.0.0.1:1',
      OIDC_ISSUER: 'https://127.0.0.1:1',
      OIDC_CLIENT_ID: 'x',
      OIDC_ROLES: 'log=auditor',
    });
    const { next } = await new Browser().open(`${alone.app.url}${PROVIDER_PATH}`);
    expect(next).toContain('#/sign-in-refused/disconnected');
    await alone.stop();
  });

  it('is not there without its settings, and half of them stop the start', async () => {
    const plain = await TestServer.start();
    expect((await fetch(`${plain.app.url}${PROVIDER_PATH}`)).status).toBe(404);
    await plain.stop();
    const half = { OIDC_ISSUER: 'https://login.example', OIDC_ROLES: 'crew=paramedic' };
    expect(() => readConfig(half)).toThrow(ConfigError);
    expect(() => readConfig({ OIDC_ISSUER: 'https://login.example' })).toThrow(/OIDC_CLIENT_ID/);
    expect(() => readConfig({ OIDC_ISSUER: 'http://login.example' })).toThrow(/an https address/);
    expect(() => readConfig({ PUBLIC_URL: 'http://hospital.example' })).toThrow(/must be https/);
  });
});
