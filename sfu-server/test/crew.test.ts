import type { CrewDuty } from '@smart-triage/shared/domain/crewDuty';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminCall } from './support/adminCall.ts';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

let server: TestServer;
let token: string;
let crew: SignalingClient;
let auditor: string;
beforeAll(async () => {
  server = await TestServer.start();
  token = await server.tabletToken(0);
  crew = await server.connect(token);
  auditor = await server.staffToken('auditor');
});
afterAll(() => server.stop());

const member = (index: number) => server.app.demo!.crew[index]!;
const signIn = async (index: number, tablet = crew): Promise<CrewDuty> =>
  (await tablet.request('crew:sign-in', member(index))).duty;
/** What people did, without what the models found: that comes when it comes. */
const facts = async (caseId: string) =>
  (await crew.request('case:history', { caseId, fromSeq: 1 })).events
    .filter(({ fact }) => fact.type === 'case-opened' || fact.type === 'intake-changed')
    .map(({ by, fact }) => [fact.type, by.person?.name ?? null]);
const linesOf = async (type: string) => {
  const log = await fetch(`${server.app.url}/api/v1/access-log?type=${type}`, {
    headers: { authorization: `Bearer ${auditor}` },
  });
  return ((await log.json()) as { lines: object[] }).lines;
};

describe('the crew on duty', () => {
  it('[CD3] starts a case without signing in, and the record says that nobody had', async () => {
    const caseId = await openCase(crew);
    expect(await facts(caseId)).toEqual([['case-opened', null]]);
    await crew.request('case:close-undecided', { ...change(caseId), reason: 'test is over' });
  });

  it('[CD1] [CD2] is recorded as the person whose turn it was, also when the entry is sent after the shift changed', async () => {
    const first = await signIn(0);
    const caseId = await openCase(crew);
    const changes = { ageYears: 61 };
    await crew.request('intake:change', { ...change(caseId), changes, duty: first.dutyId });
    const second = await signIn(1);
    expect((await crew.request('crew:duty', {})).duty).toEqual(second);
    await crew.request('intake:change', {
      ...change(caseId),
      changes: { sex: 'female' },
      duty: first.dutyId,
    });
    await crew.request('intake:change', { ...change(caseId), changes: { sex: 'male' }, duty: second.dutyId });
    const named = (await facts(caseId)).filter(([type]) => type === 'intake-changed').map(([, name]) => name);
    expect(named).toEqual(['Sanne Demo', 'Sanne Demo', 'Mo Demo']);
    expect(await linesOf('crew-signed-in')).toHaveLength(2);
    const person = { id: 'crew-1002', name: 'Mo Demo' };
    await crew.request('case:watch', { caseId });
    const views = await linesOf('record-viewed');
    expect(views[0]).toMatchObject({ users: [{ id: 'tablet-06-101', person }] });
    await crew.request('case:close-undecided', { ...change(caseId), reason: 'test is over' });
  });

  it('[CD2] gives no name to an entry that borrows the turn of another vehicle, and takes it all the same', async () => {
    const other = await server.connect(await server.tabletToken(1));
    const { dutyId } = await signIn(0, other);
    const caseId = await openCase(crew);
    await crew.request('intake:change', { ...change(caseId), changes: { ageYears: 50 }, duty: dutyId });
    expect((await facts(caseId)).at(-1)).toEqual(['intake-changed', null]);
  });

  it('[CD1] stays over a restart of the server, and ends when it is signed out or removed', async () => {
    const duty = await signIn(0);
    await server.restart();
    crew = await server.connect(token);
    expect((await crew.request('crew:duty', {})).duty).toEqual(duty);
    await crew.request('crew:sign-out', {});
    expect((await crew.request('crew:duty', {})).duty).toBeNull();
    await signIn(1);
    await adminCall(server.dataDir, 'POST', '/crew/1002/remove');
    expect((await crew.request('crew:duty', {})).duty).toBeNull();
    await expect(signIn(1)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('[CD4] that guesses a PIN has to wait, even with the right one; a colleague on the same tablet has not', async () => {
    const { pin } = (await adminCall(server.dataDir, 'POST', '/crew', {
      number: '2001',
      name: 'Guessed',
    })) as {
      pin: string;
    };
    const wrong = pin === '000000' ? '000001' : '000000';
    const codes: unknown[] = [];
    for (let guess = 0; guess < 6; guess++) {
      const refused: unknown = await crew
        .request('crew:sign-in', { number: '2001', pin: wrong })
        .catch((error: unknown) => error);
      codes.push((refused as { code: string }).code);
    }
    expect(codes.slice(0, 4)).toEqual(Array(4).fill('not-signed-in'));
    expect(codes.at(-1)).toBe('too-many');
    await expect(crew.request('crew:sign-in', { number: '2001', pin })).rejects.toMatchObject({
      code: 'too-many',
    });
    expect((await signIn(0)).person.name).toBe('Sanne Demo');
    expect(JSON.stringify(await linesOf('request-refused'))).not.toContain(wrong);
  });
});
