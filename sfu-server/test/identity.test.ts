import { PAIRING_PATH, SIGN_IN_PATH, SIGN_OUT_PATH, TOKEN_PATH } from '@smart-triage/shared/protocol/signIn';
import { createTabletSigner, memoryKeyStore } from '@smart-triage/shared/client/tabletKey';
import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminSocketPath } from '../src/http/adminSocketPath.ts';
import { adminCall } from './support/adminCall.ts';
import { firstSignIn, madeAccount } from './support/madeAccount.ts';
import { openCase } from './support/openCase.ts';
import { joinMedia, TestTracks } from './support/participant.ts';
import { ask, codeOf, greet, hello, openSocket } from './support/rawSocket.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

async function post(
  path: string,
  body: unknown,
  cookie = '',
): Promise<{ status: number; code?: string; cookie: string }> {
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(`${server.app.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { code } = (text === '' ? {} : JSON.parse(text)) as { code?: string };
  const given = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: response.status, ...(code !== undefined && { code }), cookie: given };
}

describe('accounts', () => {
  it('[ID4] are made by the owner of the server, with a second factor whose code is good once', async () => {
    const keeper = { login: 'log.keeper', name: 'Log keeper', role: 'auditor' } as const;
    const { first, chosen } = await madeAccount(server.dataDir, keeper);
    const { code, ...withoutCode } = first();
    expect(await post(SIGN_IN_PATH, withoutCode)).toMatchObject({
      status: 401,
      code: 'second-factor-needed',
    });
    expect(await post(SIGN_IN_PATH, { ...withoutCode, code })).toMatchObject({ status: 200 });
    expect(await post(SIGN_IN_PATH, { ...chosen, code })).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    });
  });

  it('[ID5] make whoever guesses wait, even with the right password', async () => {
    const { password } = server.app.demo!.people.find(({ login }) => login === 'cardio2')!;
    const guesses = [];
    for (let guess = 0; guess < 6; guess++) {
      guesses.push((await post(SIGN_IN_PATH, { account: 'cardio2', password: `guess ${guess}` })).code);
    }
    expect(guesses.slice(0, 4)).toEqual(Array(4).fill('not-signed-in'));
    expect(guesses.at(-1)).toBe('too-many');
    expect(await post(SIGN_IN_PATH, { account: 'cardio2', password })).toMatchObject({ code: 'too-many' });
  });

  it('[ID6] end at once when they are disabled, and do not come in again', async () => {
    const token = await server.staffToken('dispatch');
    const client = await server.connect(token);
    await adminCall(server.dataDir, 'POST', '/accounts/dispatch/disable');
    await waitFor('the end', () => client.state.getSnapshot().kind === 'refused');
    const socket = await openSocket(server.app.url);
    expect(await codeOf(socket, 'session:hello', hello(token))).toBe('not-signed-in');
    socket.disconnect();
  });

  it('[ID6] that signed out leave a cookie that is worth nothing', async () => {
    const { password } = server.app.demo!.people.find(({ login }) => login === 'cardio')!;
    const { cookie } = await post(SIGN_IN_PATH, { account: 'cardio', password });
    const seat = { seat: 'control-room' };
    expect(await post(TOKEN_PATH, seat, cookie)).toMatchObject({ status: 200 });
    await post(SIGN_OUT_PATH, seat, cookie);
    expect(await post(TOKEN_PATH, seat, cookie)).toMatchObject({ status: 401 });
  });

  it('[ID6] that sign in anew replace what their browser was signed in with', async () => {
    const { password } = server.app.demo!.people.find(({ login }) => login === 'cardio')!;
    const signIn = { account: 'cardio', password };
    const { cookie: before } = await post(SIGN_IN_PATH, signIn);
    const { cookie: elsewhere } = await post(SIGN_IN_PATH, signIn);
    const { cookie } = await post(SIGN_IN_PATH, signIn, before);
    const statuses = [];
    for (const one of [before, elsewhere, cookie])
      statuses.push((await post(TOKEN_PATH, { seat: 'control-room' }, one)).status);
    expect(statuses).toEqual([401, 200, 200]);
  });

  it('[ID8] whose secrets are made anew end what the old ones opened, and the new ones open it again', async () => {
    const client = await server.connect(await server.staffToken('research'));
    const { password: old } = server.app.demo!.people.find(({ login }) => login === 'research')!;
    const made = (await adminCall(server.dataDir, 'POST', '/accounts/research/reset')) as {
      password: string;
      secondFactor: string;
    };
    await waitFor('the end', () => client.state.getSnapshot().kind === 'refused');
    const first = firstSignIn('research', made).first();
    expect(await post(SIGN_IN_PATH, { ...first, password: old })).toMatchObject({ code: 'not-signed-in' });
    expect(await post(SIGN_IN_PATH, first)).toMatchObject({ status: 200 });
  });

  it('[ID8] of which everything open was ended, as of somebody at a provider, may sign in anew', async () => {
    const client = await server.connect(await server.staffToken('elsewhere'));
    await adminCall(server.dataDir, 'POST', '/people/demo-elsewhere/end-sign-ins');
    await waitFor('the end', () => client.state.getSnapshot().kind === 'refused');
    const again = await server.connect(await server.staffToken('elsewhere'));
    expect(again.state.getSnapshot().kind).toBe('ready');
  });

  it('are administered over a socket that only the owner of the data folder can open', async () => {
    expect((await stat(adminSocketPath(server.dataDir))).mode & 0o077).toBe(0);
  });
});

describe('tablets', () => {
  it('[TB1] are enrolled with a code that works once', async () => {
    const { code } = (await adminCall(server.dataDir, 'POST', '/tablets/codes', { unit: '06-200' })) as {
      code: string;
    };
    const token = await server.enrol(code);
    const client = await server.connect(token);
    expect(client.state.getSnapshot()).toMatchObject({ session: { actor: { id: 'tablet-06-200' } } });
    const key = await createTabletSigner(memoryKeyStore()).publicKey();
    expect(await post(PAIRING_PATH, { code, key })).toMatchObject({ code: 'not-signed-in' });
    const { code: raced } = (await adminCall(server.dataDir, 'POST', '/tablets/codes', {
      unit: '06-200',
    })) as { code: string };
    const all = await Promise.all(Array.from({ length: 5 }, () => post(PAIRING_PATH, { code: raced, key })));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('[TB2] are not let in by a copied token, another key, or a signature of before', async () => {
    const token = await server.tabletToken(0);
    const prove = server.prover(token)!;
    const copied = await openSocket(server.app.url);
    expect(await codeOf(copied, 'session:hello', hello(token))).toBe('not-signed-in');
    const other = createTabletSigner(memoryKeyStore());
    expect(await greet(copied, token, (challenge) => other.sign(challenge))).toMatchObject({ ok: false });
    let proof = '';
    const mine = await openSocket(server.app.url);
    const reply = await greet(mine, token, async (challenge, used) => {
      proof = await prove(challenge, used);
      return proof;
    });
    expect(reply).toMatchObject({ ok: true });
    await ask(copied, 'session:challenge', {});
    expect(await codeOf(copied, 'session:hello', { ...hello(token), proof })).toBe('not-signed-in');
    for (const socket of [copied, mine]) socket.disconnect();
  });

  it('[ID3] of a demo are known after a restart, but not without the demo', async () => {
    const demo = await TestServer.start();
    const token = await demo.tabletToken(0);
    const people = [await demo.staffToken('cardio'), await demo.staffToken('auditor')];
    await demo.restart();
    const client = await demo.connect(token);
    const desks = await Promise.all(people.map((person) => demo.connect(person)));
    expect(client.state.getSnapshot().kind).toBe('ready');
    await demo.restart({ DEMO: 'false' });
    // Their tokens are signed and have not run out: a password of a demo must not open the record of a patient all the same.
    for (const one of [client, ...desks])
      await waitFor('the refusal', () => one.state.getSnapshot().kind === 'refused');
    expect(demo.app.demo).toBeNull();
    await demo.stop();
  });

  it('[TB3] fall off in the middle of a call when they are revoked, and another one takes over their case', async () => {
    const crew = await server.connect(await server.tabletToken(1));
    const caseId = await openCase(crew);
    const tracks = new TestTracks();
    const media = joinMedia(crew, caseId);
    await media.publish('camera', tracks.camera);
    await waitFor('the picture', async () => (await server.app.rooms.counts()).producers === 1);
    const unit = server.app.demo!.tablets[1]!.name;
    await adminCall(server.dataDir, 'POST', `/tablets/${unit}/revoke`);
    await waitFor('the end', () => crew.state.getSnapshot().kind === 'refused');
    await waitFor('nothing left of the call', async () => (await server.app.rooms.counts()).transports === 0);
    media.close();
    tracks.stop();
    const { code } = (await adminCall(server.dataDir, 'POST', '/tablets/codes', { unit })) as {
      code: string;
    };
    const next = await server.connect(await server.enrol(code));
    expect((await next.request('case:watch', { caseId })).case.caseId).toBe(caseId);
  });
});
