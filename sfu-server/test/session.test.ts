import { AppError } from '@smart-triage/shared/errors/appError';
import { PROTOCOL_VERSION } from '@smart-triage/shared/protocol/version';
import { PAIRING_PATH, SIGN_IN_PATH, TOKEN_PATH } from '@smart-triage/shared/protocol/signIn';
import { createTabletSigner, memoryKeyStore } from '@smart-triage/shared/client/tabletKey';
import { io, type Socket } from 'socket.io-client';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
const sockets: Socket[] = [];

/** As behind the operator's proxy, which ends TLS on the same machine. */
beforeAll(async () => {
  server = await TestServer.start({ PUBLIC_URL: 'https://hospital.example', TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

/** A bare socket, to say what no well-behaved client says. */
async function connect(headers: Record<string, string> = {}): Promise<Socket> {
  const socket = io(server.app.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

const ask = (socket: Socket, name: string, input: unknown) =>
  socket.timeout(2000).emitWithAck(name, input) as Promise<unknown>;
const hello = (token: string, protocolVersion = PROTOCOL_VERSION, resume: string | null = null) => ({
  protocolVersion,
  token,
  resume,
});
const refused = (code: string) => ({ ok: false, error: { code } });

async function post(path: string, body: unknown, cookie?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) };
  return fetch(`${server.app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('the first request', () => {
  it('[HS1] comes first: anything else is refused before it', async () => {
    const socket = await connect();
    expect(await ask(socket, 'board:watch', {})).toMatchObject(refused('not-signed-in'));
    await ask(socket, 'session:hello', hello(await server.staffToken('cardio')));
    expect(await ask(socket, 'board:watch', {})).toMatchObject({ ok: true });
  });

  it('[HS2] refuses versions that it does not speak', async () => {
    const token = await server.staffToken('cardio');
    const socket = await connect();
    expect(await ask(socket, 'session:hello', hello(token, PROTOCOL_VERSION + 1))).toMatchObject(
      refused('version-too-new'),
    );
    expect(await ask(socket, 'session:hello', hello(token, 0))).toMatchObject(refused('invalid'));
  });

  it('[HS4] takes up the session of before a cut, but only for the same person', async () => {
    const mine = await server.staffToken('cardio');
    const first = await ask(await connect(), 'session:hello', hello(mine));
    const { sessionId } = (first as { data: { sessionId: string } }).data;
    const again = await ask(await connect(), 'session:hello', hello(mine, PROTOCOL_VERSION, sessionId));
    expect(again).toMatchObject({ data: { sessionId, resumed: true } });
    const other = await server.staffToken('dispatch');
    const stolen = await ask(await connect(), 'session:hello', hello(other, PROTOCOL_VERSION, sessionId));
    expect(stolen).toMatchObject({ data: { resumed: false } });
  });

  it('[HS3] a client that is refused for good stops, and says why', async () => {
    const client = server.client('not a token');
    client.connect();
    await waitFor('the refusal', () => client.state.getSnapshot().kind === 'refused');
    const state = client.state.getSnapshot();
    expect(state.kind === 'refused' ? state.error.code : null).toBe('not-signed-in');
  });
});

describe('requests', () => {
  it('[GW1] get one reply each, malformed ones included', async () => {
    const socket = await connect();
    await ask(socket, 'session:hello', hello(await server.staffToken('cardio')));
    for (const input of [undefined, null, 7, 'x', [], { caseId: 'x' }, { caseId: { $gt: 1 } }]) {
      expect(await ask(socket, 'case:watch', input)).toMatchObject(refused('invalid'));
    }
  });

  it('[GW2] name the unknown field without repeating it', async () => {
    const socket = await connect();
    await ask(socket, 'session:hello', hello(await server.staffToken('cardio')));
    const reply = JSON.stringify(await ask(socket, 'board:watch', { 'Jan Jansen': 1 }));
    expect(reply).toContain('a field that is not known here');
    expect(reply).not.toContain('Jansen');
  });

  it('[GW5] never come over a socket that another site opened', async () => {
    await expect(connect({ origin: 'https://evil.example' })).rejects.toThrow();
    await expect(connect({ origin: server.app.url })).resolves.toBeDefined();
  });
});

describe('getting in', () => {
  it('[ID1] gives a page an access token and a cookie that no script can read', async () => {
    const person = server.app.demo!.people[0]!;
    const response = await post(SIGN_IN_PATH, { account: person.login, password: person.password });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/^__Host-smart-triage-control-room=.*; Path=\/;.*; Secure/);
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=31536000; includeSubDomains/);
    const renewed = await post(TOKEN_PATH, { seat: 'control-room' }, cookie.split(';')[0]);
    expect(renewed.status).toBe(200);
    const { accessToken } = (await renewed.json()) as { accessToken: string };
    expect(await ask(await connect(), 'session:hello', hello(accessToken))).toMatchObject({ ok: true });
  });

  it('[AU1] writes down the address that the proxy in front says, of requests and of sockets', async () => {
    const address = '198.51.100.7';
    const from = { 'x-forwarded-for': `10.9.9.9, ${address}` };
    const token = await server.staffToken('cardio');
    const headers = { ...from, authorization: `Bearer ${token}` };
    await fetch(`${server.app.url}/api/v1/cases`, { headers });
    await ask(await connect(from), 'session:hello', hello(token));
    const auditor = { authorization: `Bearer ${await server.staffToken('auditor')}` };
    const log = await fetch(`${server.app.url}/api/v1/access-log?userId=demo-cardio`, { headers: auditor });
    const { lines } = (await log.json()) as { lines: { type: string; client: { address: string } }[] };
    const here = lines.filter(({ client }) => client.address === address).map(({ type }) => type);
    expect(here).toEqual(expect.arrayContaining(['board-viewed', 'connected']));
    expect(lines.map(({ client }) => client.address)).not.toContain('10.9.9.9');
  });

  it('[ID2] takes no forged token, no other purpose and no wrong password', async () => {
    const token = await server.staffToken('cardio');
    const [head, body] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body ?? ''}.`;
    for (const forged of [`${head ?? ''}.${body ?? ''}.AAAA`, unsigned, '']) {
      const reply = await ask(await connect(), 'session:hello', hello(forged));
      expect(reply).toMatchObject({ ok: false });
    }
    const asRenewal = await post(
      TOKEN_PATH,
      { seat: 'control-room' },
      `__Host-smart-triage-control-room=${token}`,
    );
    expect(asRenewal.status).toBe(401);
    expect((await post(SIGN_IN_PATH, { account: 'cardio', password: 'wrong' })).status).toBe(401);
    expect((await post(SIGN_IN_PATH, { account: 'nobody', password: 'wrong' })).status).toBe(401);
    const key = await createTabletSigner(memoryKeyStore()).publicKey();
    expect((await post(PAIRING_PATH, { code: 'wrong-code', key })).status).toBe(401);
  });

  it('[ID3] makes other demo passwords at each start, and keeps none in the data folder', async () => {
    const before = server.app.demo!.people.map(({ password }) => password);
    await server.restart();
    const after = server.app.demo!.people.map(({ password }) => password);
    expect(after.filter((password) => before.includes(password))).toEqual([]);
  });

  it('keeps the signing key for its owner only, so that a restart signs nobody out', async () => {
    const token = await server.staffToken('cardio');
    await server.restart();
    expect(await ask(await connect(), 'session:hello', hello(token))).toMatchObject({ ok: true });
    const file = join(server.dataDir, 'signing-key.json');
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('d');
  });
});

describe('what is not ours', () => {
  it('[GW4] leaves as internal, without a text', async () => {
    const { toWireError } = await import('@smart-triage/shared/protocol/reply');
    expect(toWireError(new Error('Jan Jansen, 58'))).toEqual({ code: 'internal', message: '', issues: [] });
    expect(toWireError(new AppError('not-found', 'there is no such case')).code).toBe('not-found');
  });
});
