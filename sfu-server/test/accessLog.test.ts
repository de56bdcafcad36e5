import type { CaseId } from '@smart-triage/shared/domain/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminCall } from './support/adminCall.ts';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let caseId: CaseId;
let auditor: string;

type Line = {
  id: string;
  type: string;
  outcome: string;
  code: string | null;
  users: { id: string }[];
  data: Record<string, unknown>;
  authorisation: { relation: string | null; glassBroken: boolean };
};

beforeAll(async () => {
  server = await TestServer.start();
  const crew = await server.connect(await server.tabletToken(0));
  const dispatcher = await server.connect(await server.staffToken('dispatch'));
  await dispatcher.request('board:watch', {});
  caseId = await openCase(crew);
  auditor = await server.staffToken('auditor');
  const cardiologist = await server.connect(await server.staffToken('cardio'));
  await waitFor('the first scores', async () => {
    return (await cardiologist.request('case:watch', { caseId })).case.risk !== null;
  });
  await cardiologist.request('ecg:watch', { caseId });
  await cardiologist.request('media:join', { caseId });
  await cardiologist.request('consult:join', change(caseId));
  const elsewhere = await server.connect(await server.staffToken('elsewhere'));
  await elsewhere.request('case:watch', { caseId }).catch(() => null);
  await elsewhere.request('case:break-glass', { caseId, reason: 'patient diverted to our hospital' });
  await elsewhere.request('case:watch', { caseId });
  cardiologist.close();
});
afterAll(() => server.stop());

function get(path: string, token: string, accept = 'application/json'): Promise<Response> {
  return fetch(`${server.app.url}${path}`, { headers: { authorization: `Bearer ${token}`, accept } });
}

async function linesOf(query = `caseId=${caseId}&limit=1000`): Promise<Line[]> {
  const response = await get(`/api/v1/access-log?${query}`, auditor);
  return ((await response.json()) as { lines: Line[] }).lines.reverse();
}

describe('the access log on a real server', () => {
  it('[AU1] has a line for each view, each stream and each emergency, with who and with which right', async () => {
    const lines = await linesOf();
    const done = lines.filter(({ outcome }) => outcome === 'ok').map(({ type }) => type);
    expect(done).toEqual(
      expect.arrayContaining([
        'case-opened',
        'record-viewed',
        'ecg-viewed',
        'stream-joined',
        'consult-joined',
      ]),
    );
    const view = lines.findLast(({ type }) => type === 'record-viewed');
    expect(view?.users).toMatchObject([{ id: 'demo-elsewhere' }]);
    expect(view?.authorisation).toMatchObject({ relation: 'other-site-glass-broken', glassBroken: true });
    const broken = lines.find(({ type }) => type === 'glass-broken');
    expect(broken?.data).toEqual({ reason: 'patient diverted to our hospital' });
  });

  it('[AU1] says which scores were shown: the hash of their inputs, and each model with its hash', async () => {
    const views = (await linesOf()).filter(({ data }) => 'scores' in data);
    expect(views[0]?.data['inputsSha256']).toMatch(/^[0-9a-f]{64}$/);
    expect(views[0]?.data['scores']).toEqual(
      expect.arrayContaining([expect.stringMatching(/^heart \S+@\S+ [0-9a-f]{64}$/)]),
    );
  });

  it('[AU1] has a line for those whose board was open before the case was', async () => {
    const lines = await linesOf(`type=board-viewed&caseId=${caseId}`);
    expect(lines).toMatchObject([{ users: [{ id: 'demo-dispatch' }], data: { cases: [caseId] } }]);
  });

  it('[AU1] [AU5] has a line for what the engine was asked outside of any case, and for what was printed', async () => {
    const cardio = await server.staffToken('cardio');
    const headers = { authorization: `Bearer ${cardio}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ intake: { ageYears: 61 } });
    const asked = await fetch(`${server.app.url}/api/v1/risk-assessments`, { method: 'POST', headers, body });
    expect(asked.status).toBe(200);
    const [line] = await linesOf('type=engine-asked');
    expect(line).toMatchObject({ users: [{ id: 'demo-cardio' }] });
    expect(line?.data['scores']).toEqual(expect.arrayContaining([expect.stringMatching(/^heart \S+@/)]));
    const desk = await server.connect(cardio);
    await desk.request('record:print', { caseId });
    expect(await linesOf(`type=record-printed&caseId=${caseId}`)).toHaveLength(1);
  });

  it('[AU2] has a line for what was refused, with its code', async () => {
    const refused = (await linesOf()).filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ users, code }) => [users[0]?.id, code])).toEqual([
      ['demo-elsewhere', 'not-permitted'],
    ]);
  });

  it('[AU4] is read by an auditor with a second factor, by nobody else, and each reading is in it', async () => {
    for (const login of ['admin', 'cardio', 'research'] as const) {
      const response = await get('/api/v1/access-log', await server.staffToken(login));
      expect([login, response.status]).toEqual([login, 403]);
    }
    expect((await get('/api/v1/access-log', 'nonsense')).status).toBe(401);
    expect((await get('/api/v1/access-log', await server.tabletToken(0))).status).toBe(401);
    const refusals = await linesOf('type=request-refused&limit=100');
    expect(refusals.map(({ code }) => code)).toContain('not-permitted');
    const readings = await linesOf('type=access-log-searched');
    expect(readings.at(-1)?.users).toMatchObject([{ id: 'demo-auditor' }]);
  });

  it('is exported as a bundle of AuditEvents, and given to the patient as a text', async () => {
    const bundle = await get(`/api/v1/access-log?caseId=${caseId}`, auditor, 'application/fhir+json');
    expect(bundle.headers.get('content-type')).toContain('application/fhir+json');
    const { entry } = (await bundle.json()) as { entry: { resource: { resourceType: string } }[] };
    expect(new Set(entry.map(({ resource }) => resource.resourceType))).toEqual(new Set(['AuditEvent']));
    const extract = await (await get(`/api/v1/cases/${caseId}/access-log?language=en`, auditor)).text();
    expect(extract).toContain('Dr. Elders (cardiologist) (cardiologist, elsewhere) opened your record');
    expect(extract).toMatch(/\n\nThis is all of it: \d+ lines\.\n$/);
  });

  it('[AU4] is exported page by page: links lead to every older line, each once', async () => {
    const all = (await linesOf(`caseId=${caseId}&limit=1000`)).length;
    const ids: string[] = [];
    let next: string | undefined = `/api/v1/access-log?caseId=${caseId}&limit=3`;
    while (next !== undefined) {
      const bundle = (await (await get(next, auditor, 'application/fhir+json')).json()) as {
        link: { relation: string; url: string }[];
        entry: { resource: { id: string } }[];
      };
      ids.push(...bundle.entry.map(({ resource }) => resource.id));
      next = bundle.link.find(({ relation }) => relation === 'next')?.url;
    }
    // The reading that counted them, and the first page's own, are lines as well.
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(all + 1);
  });

  it('[AU4] is read by period and page by page', async () => {
    const page = async (query: string) =>
      (await (await get(`/api/v1/access-log?${query}`, auditor)).json()) as {
        lines: Line[];
        next: number | null;
      };
    expect((await page('toMs=1&limit=5')).lines).toEqual([]);
    const first = await page('limit=3');
    const second = await page(`limit=3&before=${first.next}`);
    expect(first.lines).toHaveLength(3);
    expect(second.lines).toHaveLength(3);
    expect(first.lines.map(({ id }) => id)).not.toContain(second.lines[0]?.id);
  });

  it('gives the patient’s extract to the owner of the server too, in both languages, with a line for it', async () => {
    for (const [language, words] of [
      ['nl', 'opende uw dossier met de noodknop'],
      ['en', 'opened your record with the emergency button'],
    ]) {
      const path = `/cases/${caseId}/access-log?language=${language}`;
      const { extract } = (await adminCall(server.dataDir, 'GET', path)) as { extract: string };
      expect(extract).toContain(words);
    }
    const made = (await linesOf()).filter(({ type }) => type === 'extract-made');
    expect(made.map(({ users }) => users[0]?.id)).toContain('operator');
  });

  it('[AU3] is found whole by the command that verifies it, also after a restart', async () => {
    await server.restart();
    const verified = await adminCall(server.dataDir, 'GET', '/access-log/verification');
    expect(verified).toMatchObject({ firstBreak: null });
  });

  it('[AU6] says when other rules are in force, and nothing when a restart changed none', async () => {
    await server.restart({ RETAIN_ECG_DAYS: '365' });
    auditor = await server.staffToken('auditor');
    const lines = await linesOf('type=rules-changed');
    expect(lines.map(({ data }) => (data['settings'] as string[]).includes('RETAIN_ECG_DAYS=365'))).toEqual([
      false,
      true,
    ]);
    expect(lines[0]?.data['models']).toEqual(
      expect.arrayContaining([expect.stringMatching(/^heart@\S+ [0-9a-f]{64}$/)]),
    );
  });
});
