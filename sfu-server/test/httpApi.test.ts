import { calm, ecgOf, INFERIOR_STEMI, NOW } from '@smart-triage/models/testing/guidanceInputs';
import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFrame, openCase, startEcg } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

const CLI = fileURLToPath(new URL('../../tools/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'smart-triage-http-'));
let server: TestServer;
let cardiologist: string;

beforeAll(async () => {
  server = await TestServer.start();
  cardiologist = await tokenOf('cardio');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
});

type Login = Parameters<TestServer['staffToken']>[0];
const tokens = new Map<Login, Promise<string>>();

/** One sign-in for each person: the code of a second factor is good once. */
function tokenOf(login: Login): Promise<string> {
  const token = tokens.get(login) ?? server.staffToken(login);
  tokens.set(login, token);
  return token;
}

type Problem = { code: string; detail: string; issues?: { path: string; limit: string }[] };

function post(
  path: string,
  body: BodyInit,
  type: string | null = 'application/json',
  token = cardiologist,
): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, ...(type && { 'content-type': type }) };
  return fetch(`${server.app.url}/api/v1/${path}`, { method: 'POST', headers, body });
}

async function problemOf(response: Response): Promise<[number, Problem]> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return [response.status, (await response.json()) as Problem];
}

/** What the command line says of the same files. Not waited for synchronously: on a busy machine, idle connections end meanwhile, and nobody would notice. */
async function cli(command: 'ecg' | 'risk', ...args: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, command, '--json', ...args]);
  return JSON.parse(stdout);
}

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const ecg = syntheticEcg({ stMv: { II: 0.25, V2: -0.1 } });

function projectJson(): string {
  const leads = Object.fromEntries(ecg.leads.map((lead, i) => [lead, [...(ecg.samples[i] ?? [])]]));
  const { rateHz, lsbNv } = ecg;
  const patient = { sex: 'female', ageYears: 61, id: 'Jansen' };
  return JSON.stringify({ format: 'smart-triage-ecg', version: 1, rateHz, lsbNv, leads, patient });
}

/** Header and signals of a WFDB record in format 16. */
function wfdb(): { header: string; signals: Uint8Array<ArrayBuffer> } {
  const count = ecg.samples[0]?.length ?? 0;
  const gain = `${1_000_000 / ecg.lsbNv}(0)/mV`;
  const lines = ecg.leads.map((lead, i) => {
    const samples = ecg.samples[i] ?? new Int16Array();
    const checksum = Int16Array.of(samples.reduce((sum, value) => sum + value, 0))[0];
    return `record.dat 16 ${gain} 16 0 0 ${checksum} 0 ${lead}`;
  });
  const header = [`record ${ecg.leads.length} ${ecg.rateHz} ${count}`, ...lines, ''].join('\n');
  const bytes = Array.from({ length: count }, (_, at) => ecg.samples.map((lead) => lead[at] ?? 0)).flat();
  return { header, signals: new Uint8Array(Int16Array.from(bytes).buffer) };
}

describe('POST /api/v1/risk-assessments', () => {
  const { intake, vitals } = calm();
  const record = (ecgOptions = {}) =>
    JSON.stringify({
      intake,
      vitals,
      assessedAt: NOW,
      ecg: ecgOf(ecgOptions),
    });

  it('[HA1] answers with scores, gate and advice, as the command line does', async () => {
    const response = await post('risk-assessments', record());
    expect(response.status).toBe(200);
    const result: unknown = await response.json();
    expect(result).toEqual(await cli('risk', fileOf('risk.json', record())));
    expect(result).toMatchObject({ guidance: { gate: { verdict: 'negative' } } });
  });

  it('[HA1] counts the ECG: a met rule makes the gate positive', async () => {
    const response = await post('risk-assessments', record(INFERIOR_STEMI));
    expect(await response.json()).toMatchObject({ guidance: { gate: { verdict: 'positive' } } });
  });

  it('[HA2] names field and limit of what it refuses, never the value', async () => {
    const wrong = JSON.stringify({ intake: { ageYears: 'Jansen', sex: 'male' } });
    const [status, problem] = await problemOf(await post('risk-assessments', wrong));
    expect([status, problem.code]).toEqual([400, 'invalid']);
    expect(problem.issues).toMatchObject([{ path: 'intake.ageYears' }]);
    expect(JSON.stringify(problem)).not.toContain('Jansen');
    const large = JSON.stringify({ intake: {}, note: 'x'.repeat(200_000) });
    const [tooLarge, { issues }] = await problemOf(await post('risk-assessments', large));
    expect([tooLarge, issues]).toEqual([413, [{ path: 'body', limit: 'must be at most 102400 bytes' }]]);
  });

  it('[AC1] is for those who treat, by staff', async () => {
    for (const login of ['auditor', 'admin', 'research'] as const) {
      const token = await tokenOf(login);
      for (const path of ['risk-assessments', 'ecg-analyses']) {
        const response = await post(path, record(), 'application/json', token);
        expect([login, path, response.status]).toEqual([login, path, 403]);
      }
    }
    expect((await post('risk-assessments', record(), 'application/json', 'none')).status).toBe(401);
    const tablet = await server.tabletToken(0);
    expect((await post('risk-assessments', record(), 'application/json', tablet)).status).toBe(401);
  });
});

describe('POST /api/v1/ecg-analyses', () => {
  it('[HA1] analyses a recording as the command line does, without the patient’s id', async () => {
    const response = await post('ecg-analyses', projectJson());
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual(await cli('ecg', fileOf('ecg.json', projectJson())));
    expect(text).not.toContain('Jansen');
  });

  it('[HA1] takes age and sex of the query before those of the file', async () => {
    const response = await post('ecg-analyses?age=39&sex=male', projectJson(), 'application/octet-stream');
    expect(await response.json()).toMatchObject({ patient: { ageYears: 39, sex: 'male' } });
  });

  it('[HA1] takes the files of a WFDB record as a form and as JSON', async () => {
    const { header, signals } = wfdb();
    const expected = await cli('ecg', fileOf('record.hea', header), fileOf('record.dat', signals));
    expect(expected).toMatchObject({ source: { format: 'wfdb' }, analysis: { kind: 'analysed' } });
    const form = new FormData();
    form.append('file', new Blob([header]), 'record.hea');
    form.append('file', new Blob([signals]), 'record.dat');
    expect(await (await post('ecg-analyses', form, null)).json()).toEqual(expected);
    const files = [
      { name: 'record.hea', base64: Buffer.from(header).toString('base64') },
      { name: 'record.dat', base64: Buffer.from(signals).toString('base64') },
    ];
    const response = await post('ecg-analyses', JSON.stringify({ files }));
    expect(await response.json()).toEqual(expected);
  });

  it.each([
    ['of no known format', 'Jansen', 'text/plain', /ECG: content at byte 0 is of no known format/],
    ['cut off', projectJson().slice(0, 5000), 'application/octet-stream', /is not well-formed/],
    ['not the JSON it says it is', 'Jansen', 'application/json', /body: is not well-formed JSON/],
    ['a broken form', 'Jansen', 'multipart/form-data; boundary=x', /multipart|files/],
    ['in a form without a boundary', 'Jansen', 'multipart/form-data', /content-type: needs a boundary/],
    ['a container with a fault', '{"files":[{"name":"a"}]}', 'application/json', /files\.0\.base64/],
    ['without a body', '', 'application/dicom', /of no known format/],
  ])('[HA2] refuses a recording %s', async (_, body, type, expected) => {
    const [status, problem] = await problemOf(await post('ecg-analyses', body, type));
    expect([status, problem.code]).toEqual([400, 'invalid']);
    expect(problem.detail).toMatch(expected);
    expect(problem.issues?.length).toBeGreaterThan(0);
    expect(JSON.stringify(problem)).not.toContain('Jansen');
  });

  it('[HA2] refuses what is too large, and an age that is none', async () => {
    const large = new Uint8Array(9 * 1024 * 1024);
    const [status, { issues }] = await problemOf(await post('ecg-analyses', large, 'application/dicom'));
    expect([status, issues]).toEqual([413, [{ path: 'body', limit: 'must be at most 8388608 bytes' }]]);
    const [wrongAge, problem] = await problemOf(await post('ecg-analyses?age=old', projectJson()));
    expect([wrongAge, problem.issues?.[0]?.path]).toEqual([400, 'age']);
  });
});

describe('cases over HTTP', () => {
  const get = (path: string, token = cardiologist) =>
    fetch(`${server.app.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });

  it('[HA3] [HA5] shows the board, a case and its stored ECG, hole and all, and leaves a line for each', async () => {
    const crew = await server.connect(await server.tabletToken(1));
    const caseId = await openCase(crew);
    const streamId = await startEcg(crew, caseId);
    const frames = [0, 1, 2, 4, 5].map((seq) => encodeFrame(aFrame(streamId, seq)));
    await crew.request('ecg:push', { caseId, frames: packFrames(frames) });
    const board = (await (await get('cases')).json()) as { cases: { caseId: string }[] };
    expect(board.cases.map((state) => state.caseId)).toContain(caseId);
    expect(await (await get(`cases/${caseId}`)).json()).toMatchObject({ case: { caseId } });
    const { capturedAt: from } = aFrame(streamId, 1);
    const { capturedAt: to } = aFrame(streamId, 4);
    const ecgOfCase = await get(`cases/${caseId}/ecg?from=${from}&to=${to}`);
    expect(await ecgOfCase.json()).toMatchObject({
      stretches: [
        { streamId, fromSeq: 1, toSeq: 2, startedAt: from, rateHz: 500, lsbNv: 5000 },
        { streamId, fromSeq: 4, toSeq: 4, leads: { I: [...(aFrame(streamId, 4).samples[0] ?? [])] } },
      ],
    });
    const bundle = await get(`cases/${caseId}/fhir`);
    expect(bundle.headers.get('content-type')).toContain('application/fhir+json');
    expect(await bundle.json()).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    const log = await get(`access-log?caseId=${caseId}`, await tokenOf('auditor'));
    const { lines } = (await log.json()) as { lines: { type: string }[] };
    expect(lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['record-viewed', 'ecg-viewed', 'record-exported']),
    );

    const elsewhere = await tokenOf('elsewhere');
    expect(await (await get('cases', elsewhere)).json()).toEqual({ cases: [] });
    for (const path of [
      `cases/${caseId}`,
      `cases/${caseId}/fhir`,
      `cases/${caseId}/ecg?from=${from}&to=${to}`,
    ]) {
      expect((await get(path, elsewhere)).status).toBe(403);
      expect((await get(path, await tokenOf('research'))).status).toBe(403);
    }
    const [status, { issues }] = await problemOf(await get(`cases/${caseId}/ecg?from=0&to=30001`));
    expect([status, issues]).toEqual([400, [{ path: 'to', limit: 'must be 0 to 30000 ms after from' }]]);
  });

  it('says of a case that is not there only that it is not', async () => {
    const [status, { code }] = await problemOf(await get(`cases/${crypto.randomUUID()}`));
    expect([status, code]).toEqual([404, 'not-found']);
    expect((await get('cases/nonsense')).status).toBe(400);
    const [badly, { issues }] = await problemOf(await get('cases/%E0'));
    expect([badly, issues]).toEqual([400, [{ path: 'address', limit: 'is not well-formed' }]]);
  });
});
