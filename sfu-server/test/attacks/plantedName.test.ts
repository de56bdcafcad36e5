import type { CaseId } from '@smart-triage/shared/domain/ids';
import { SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  caseId = await openCase(await server.connect(crewToken));
  const staffToken = await server.staffToken('cardio');
  await enterAsFreeText(staffToken);
  await sendWhereItDoesNotBelong(crewToken);
  await askOverHttp();
});
afterAll(() => server.stop());

async function enterAsFreeText(token: string): Promise<void> {
  const cardiologist = await server.connect(token);
  const decision = {
    disposition: { kind: 'other', description: `home with ${NAME}` } as const,
    reason: `spoke with ${NAME}`,
    patientWish: NAME,
    shownScores: [],
  };
  await cardiologist.request('decision:record', { ...change(caseId), decision, replaces: null });
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

  it('stands in no file beside the database', async () => {
    const entries = await readdir(server.dataDir, { withFileTypes: true });
    for (const entry of entries.filter((candidate) => candidate.isFile())) {
      expect(await readFile(join(server.dataDir, entry.name), 'utf8')).not.toContain(NAME);
    }
  });
});
