import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import fc from 'fast-check';
import { generateKeyPair, importJWK, SignJWT, decodeJwt } from 'jose';
import { readFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { openCase } from '../support/openCase.ts';
import { ask, codeOf, greet, hello, openSocket } from '../support/rawSocket.ts';
import { requestSamples } from '../support/requestSamples.ts';
import { TestServer } from '../support/testServer.ts';
import { waitFor } from '../support/waitFor.ts';

let server: TestServer;
let victim: SignalingClient;
let caseId: CaseId;
let crewToken: string;
let staffToken: string;
let auditorToken: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await TestServer.start();
  crewToken = await server.tabletToken(0);
  staffToken = await server.staffToken('cardio');
  auditorToken = await server.staffToken('auditor');
  victim = await server.connect(await server.staffToken('cardio2'));
  caseId = await openCase(await server.connect(crewToken));
});
afterAll(() => server.stop());
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  // Whatever was tried: who does their work goes on doing it.
  const seen = await victim.request('case:watch', { caseId });
  if (seen.case.caseId !== caseId) throw new Error('the victim was answered with something else');
});

async function attacker(token?: string): Promise<Socket> {
  const socket = await openSocket(server.app.url);
  sockets.push(socket);
  if (token !== undefined)
    expect(await greet(socket, token, server.prover(token))).toMatchObject({ ok: true });
  return socket;
}

describe('tokens', () => {
  const claims = () => ({ identity: decodeJwt(staffToken)['identity'] });
  const signed = async (key: CryptoKey, audience: string, until: string) =>
    new SignJWT(claims())
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('smart-triage')
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(until)
      .sign(key);

  it('[ID2] of another key, run out, or for another purpose open nothing', async () => {
    const { privateKey: foreign } = await generateKeyPair('EdDSA');
    const file = await readFile(join(server.dataDir, 'signing-key.json'), 'utf8');
    const own = (await importJWK(JSON.parse(file) as object, 'EdDSA')) as CryptoKey;
    const forged = [
      await signed(foreign, 'access', '1h'),
      await signed(own, 'access', '-1s'),
      await signed(own, 'renewal', '1h'),
    ];
    for (const token of forged) {
      expect(await codeOf(await attacker(), 'session:hello', hello(token))).toBe('not-signed-in');
    }
    expect(await codeOf(await attacker(), 'session:hello', hello(await signed(own, 'access', '1h')))).toBe(
      'ok',
    );
  });
});

describe('signalling', () => {
  it('[GW6] that floods is cut, and nobody else notices', async () => {
    const socket = await attacker(staffToken);
    // One after the other first: answers still under way when a socket is cut are lost, and would hide the refusal.
    while ((await codeOf(socket, 'time:ping', {})) !== 'too-many');
    const codes: Promise<string>[] = [];
    for (let index = 0; index < 1500; index++) {
      codes.push(codeOf(socket, 'time:ping', {}).catch(() => 'cut'));
    }
    expect(new Set(await Promise.all(codes))).toContain('cut');
    await waitFor('the cut', () => socket.disconnected);
  });

  it('that is larger than any request may be loses its connection', async () => {
    const socket = await attacker(staffToken);
    socket.emit('case:watch', { caseId: 'x'.repeat(300_000) });
    await waitFor('the cut', () => socket.disconnected);
    expect(await codeOf(await attacker(staffToken), 'time:ping', {})).toBe('ok');
  });

  it.each([
    '9',
    '42["',
    '451-["case:watch",{"_placeholder":true,"num":7}]',
    '0{"__proto__":{"x":1}}',
    '\u0000',
  ])('that is no frame of the protocol (%j) loses its connection', async (frame) => {
    const raw = new WebSocket(`${server.app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const closed = new Promise<void>((resolve) => {
      raw.addEventListener('close', () => {
        resolve();
      });
    });
    await new Promise((resolve) => {
      raw.addEventListener('open', resolve);
    });
    raw.send('40');
    raw.send(frame);
    raw.send('4');
    raw.send(new Uint8Array(64).fill(255));
    raw.close();
    await closed;
    expect(await codeOf(await attacker(staffToken), 'time:ping', {})).toBe('ok');
  });

  it("[GW3] [MD5] does not reach another case's streams by their real ids", async () => {
    const other = await server.connect(await server.tabletToken(1));
    const otherCase = await openCase(other);
    await other.request('media:join', { caseId: otherCase });
    const { transport } = await other.request('transport:create', { caseId: otherCase, direction: 'send' });
    const socket = await attacker(crewToken);
    await ask(socket, 'media:join', { caseId });
    const foreign = { transportId: transport.id };
    expect(await codeOf(socket, 'transport:restart-ice', { caseId, ...foreign })).toBe('not-found');
    expect(await codeOf(socket, 'transport:restart-ice', { caseId: otherCase, ...foreign })).toBe(
      'not-found',
    );
    expect(await codeOf(socket, 'media:join', { caseId: otherCase })).toBe('not-found');
    expect(await codeOf(socket, 'case:watch', { caseId: otherCase })).toBe('not-found');
  });
});

describe('every request', () => {
  const MADE_UP_PER_REQUEST = 6;

  it('[GW1] [GW2] answers what has been made up with a code of ours, and never with a fault', async () => {
    const samples = Object.entries(requestSamples(caseId, 'paramedic')).filter(
      ([name]) => name !== 'case:close',
    );
    const run = async ([name, sample]: [string, unknown], noise: fc.JsonValue, at: number): Promise<void> => {
      const socket = sockets.at(-1)!;
      for (const input of [noise, spoilt(sample, noise, at)]) {
        expect([name, await codeOf(socket, name, input)]).not.toEqual([name, 'internal']);
      }
    };
    for (const sample of samples) {
      // A connection for each, so that none of them asks too much; and one at a time, since one person has no more than so many.
      for (const before of sockets.splice(0)) before.disconnect();
      await attacker(crewToken);
      const property = fc.asyncProperty(fc.jsonValue(), fc.nat(20), (noise, at) => run(sample, noise, at));
      await fc.assert(property, { numRuns: MADE_UP_PER_REQUEST, seed: 20261123 });
    }
  });

  /** The sample with one of its fields replaced. */
  function spoilt(sample: unknown, noise: unknown, at: number): unknown {
    const entries = Object.entries(sample as object);
    const field = entries[at % Math.max(1, entries.length)]?.[0];
    return field === undefined ? { extra: noise } : { ...(sample as object), [field]: noise };
  }
});

/** What was refused of whom nobody knows, as the auditor reads it. */
async function refusedAtTheDoor(): Promise<unknown[]> {
  const headers = { authorization: `Bearer ${auditorToken}` };
  const response = await fetch(`${server.app.url}/api/v1/access-log?type=request-refused&limit=1000`, {
    headers,
  });
  const { lines } = (await response.json()) as { lines: { data: { request: string }; code: string }[] };
  return lines.map(({ data, code }) => [data.request, code]);
}

describe('HTTP', () => {
  const say = (text: string): Promise<string> =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(server.app.url);
      const socket = connectTcp(Number(port), hostname, () => socket.end(text));
      let answer = '';
      socket.on('data', (part) => (answer += part.toString('latin1')));
      socket.on('error', () => {
        resolve(answer);
      });
      socket.on('close', () => {
        resolve(answer);
      });
    });
  const head = (line: string, ...headers: string[]) =>
    [`${line} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n');

  it.each([
    ['a climbing path', head('GET /control-room/../../package.json')],
    ['an encoded climbing path', head('GET /control-room/..%2f..%2fpackage.json')],
    ['a doubly encoded one', head('GET /ambulance/%252e%252e/%252e%252e/package.json')],
    ['a zero byte', head('GET /control-room/index.html%00.png')],
    ['a path that is no path', head('GET //evil.example/%E0%A4%A')],
    [
      'headers that rewrite the path',
      head('GET /nothing', 'X-Original-URL: /healthz', 'X-Rewrite-URL: /healthz'),
    ],
    ['a method of old', head('TRACE /healthz')],
    ['two lengths', head('POST /api/v1/sign-in', 'Content-Length: 5', 'Transfer-Encoding: chunked')],
    ['a header of a hundred kilobytes', head('GET /healthz', `X-Long: ${'a'.repeat(100_000)}`)],
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'],
  ])('is not taken in by %s', async (_, text) => {
    const answer = await say(text);
    expect(answer).not.toMatch(/^HTTP\/1\.1 (200|500)/);
    expect(answer).not.toContain('"workspaces"');
  });

  it('[GW5] [AU2] does nothing that a page of another site asks for, over a socket neither, and each try has its line', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' };
    const body = JSON.stringify({ account: 'cardio', password: 'x' });
    const response = await fetch(`${server.app.url}${SIGN_IN_PATH}`, { method: 'POST', headers, body });
    expect(response.status).toBe(403);
    const foreign = openSocket(server.app.url, { origin: 'https://evil.example' });
    await expect(foreign).rejects.toThrow();
    expect(await refusedAtTheDoor()).toEqual(
      expect.arrayContaining([
        ['request of another site', 'not-permitted'],
        ['connection of another site', 'not-permitted'],
      ]),
    );
  });

  it('[GW6] [AU2] answers an address that tries to sign in too often with too-many, and it has its line', async () => {
    const body = JSON.stringify({ account: 'nobody', password: 'x' });
    const tries = Array.from({ length: 40 }, () =>
      fetch(`${server.app.url}${SIGN_IN_PATH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses).toContain(429);
    expect(await refusedAtTheDoor()).toContainEqual([
      'sign-in of an address that tries too often',
      'too-many',
    ]);
  });

  it('sends every page with a policy that lets nothing in from elsewhere', async () => {
    const { headers } = await fetch(`${server.app.url}/healthz`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
