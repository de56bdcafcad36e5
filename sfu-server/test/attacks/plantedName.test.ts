import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStoreCommand } from '../../src/keeping/storeCommands.ts';
import { createLogger } from '../../src/logging/logger.ts';
import { change, openCase } from '../support/openCase.ts';
import { ask, greet, openSocket } from '../support/rawSocket.ts';
import { requestSamples } from '../support/requestSamples.ts';
import { TestServer } from '../support/testServer.ts';

/** A name that stands nowhere else, longer than a unit's may be: whatever was written and holds it has leaked. */
const NAME = 'Quirijn-van-Zwaardvisser';
let server: TestServer;
let caseId: CaseId;
let written = '';
const answers: string[] = [];

beforeAll(async () => {
  const destination = { write: (line: string) => void (written += line) };
  server = await TestServer.start({ LOG_LEVEL: 'debug' }, createLogger('debug', destination));
  const crewToken = await server.tabletToken(0);
  const crew = await server.connect(crewToken);
  caseId = await openCase(crew);
  await enterAsFreeText(crew);
  await sendWhereItDoesNotBelong(crewToken);
  await askOverHttp();
});
afterAll(() => server.stop());

/** Where people write what they like: in the record, and why they opened it or took it over. */
async function enterAsFreeText(crew: SignalingClient): Promise<void> {
  const first = await server.connect(await server.staffToken('cardio'));
  const second = await server.connect(await server.staffToken('cardio2'));
  await crew.request('consult:request', { ...change(caseId) });
  await first.request('consult:take', { ...change(caseId), over: null });
  const over = { from: 'demo-cardio', reason: `${NAME} asked for me` };
  await second.request('consult:take', { ...change(caseId), over });
  const decision = {
    disposition: { kind: 'other', description: `home with ${NAME}` } as const,
    reason: `spoke with ${NAME}`,
    patientWish: NAME,
    shownScores: [],
  };
  const decided = { ...change(caseId), decision, replaces: null };
  const { decisionId } = await second.request('decision:record', decided);
  const disagreement = { decisionId, reason: `${NAME} does not want to` };
  await crew.request('decision:disagree', { ...change(caseId), disagreement });
  await crew.request('message:send', { ...change(caseId), text: `${NAME} is in pain` });
  const elsewhere = await server.connect(await server.staffToken('elsewhere'));
  await elsewhere.request('case:break-glass', { caseId, reason: `${NAME} was diverted to us` });
}

/** In every field of every request, as a key, and as a token. */
async function sendWhereItDoesNotBelong(token: string): Promise<void> {
  const socket = await openSocket(server.app.url);
  await greet(socket, token, server.prover(token));
  for (const [name, sample] of Object.entries(requestSamples(caseId, 'paramedic'))) {
    if (name === 'case:close') continue;
    const spoilt = Object.keys(sample as object).map((field) => ({ ...(sample as object), [field]: NAME }));
    for (const input of [...spoilt, { [NAME]: 1 }, NAME]) {
      answers.push(JSON.stringify(await ask(socket, name, input)));
    }
  }
  socket.disconnect();
}

async function askOverHttp(): Promise<void> {
  const asked: [string, RequestInit][] = [
    [`/${NAME}`, {}],
    [`/api/v1/access-log?caseId=${NAME}`, { headers: { authorization: `Bearer ${NAME}` } }],
    [SIGN_IN_PATH, { method: 'POST', body: `{"account": "${NAME}"` }],
    [SIGN_IN_PATH, { method: 'POST', body: JSON.stringify({ account: NAME, password: NAME }) }],
  ];
  for (const [path, init] of asked) {
    const headers = new Headers(init.headers);
    headers.set('content-type', 'application/json');
    answers.push(await (await fetch(`${server.app.url}${path}`, { ...init, headers })).text());
  }
  answers.push(await (await fetch(server.app.metricsUrl ?? '')).text());
}

describe('a name that was planted everywhere', () => {
  it('[GW2] stands in no answer but that of the record itself', () => {
    expect(answers.filter((answer) => answer.includes(NAME))).toEqual([]);
  });

  it('stands in no line of the log, at its most talkative', () => {
    expect(written).toContain('request refused');
    expect(written).not.toContain(NAME);
  });

  it('[AU8] stands in no file of the data folder, the database and its write-ahead log among them, and in no backup', async () => {
    const backup = join(server.dataDir, 'planted.gz');
    await runStoreCommand(['backup', backup, '--data', server.dataDir], {});
    const files = await filesIn(server.dataDir);
    expect(files.filter((file) => file.includes('pg_wal')).length).toBeGreaterThan(0);
    const holding: string[] = [];
    for (const file of files) if (isIn(await readFile(file))) holding.push(file);
    expect(holding).toEqual([]);
    const rows = gunzipSync(await readFile(backup));
    expect([rows.length > 10_000, isIn(rows)]).toEqual([true, false]);
  });

  it('[AU8] is read by who may read the record or the access log, and no more by anybody once the case is erased', async () => {
    const auditor = await server.staffToken('auditor');
    const asked = { headers: { authorization: `Bearer ${auditor}` } };
    const reasons = async (): Promise<unknown[]> => {
      const response = await fetch(`${server.app.url}/api/v1/access-log?caseId=${caseId}`, asked);
      const { lines } = (await response.json()) as { lines: { data: { reason?: string } }[] };
      return lines.flatMap(({ data }) => data.reason ?? []);
    };
    expect(await reasons()).toEqual([`${NAME} was diverted to us`, `${NAME} asked for me`]);
    await server.whileGone(async () => {
      expect(await runStoreCommand(['erase', caseId, '--data', server.dataDir], {})).toBe(
        'the case is erased',
      );
      expect(await runStoreCommand(['verify', '--data', server.dataDir], {})).toContain(
        'both chains are whole',
      );
    });
    asked.headers.authorization = `Bearer ${await server.staffToken('auditor')}`;
    expect(await reasons()).toEqual(['—', '—']);
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** As it is, and as base64 writes it, wherever in a text it begins. */
const FORMS = [
  NAME,
  ...[0, 1, 2].map((before) => {
    const text = Buffer.from('x'.repeat(before) + NAME).toString('base64');
    return text.slice(before === 0 ? 0 : before + 1, -4);
  }),
];
const isIn = (bytes: Uint8Array): boolean => FORMS.some((form) => Buffer.from(bytes).includes(form));
