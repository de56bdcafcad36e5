import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { FollowUpEntry, Outcomes } from '@smart-triage/shared/protocol/followUp';
import type { Clock } from '@smart-triage/shared/time/clock';
import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

const MONTH_MS = 31 * 24 * 60 * 60_000;
const later: Clock = { now: () => instant(Date.now() + MONTH_MS) };
const FINE = { kind: 'known', events: [], source: 'patient' };
const INFARCT = { kind: 'known', events: ['acute-coronary-syndrome'], source: 'hospital-record' };

let server: TestServer;
let token: string;
let real: CaseId;
let simulated: CaseId;
let open: CaseId;

async function get<T>(path: string, by = token): Promise<T> {
  return (await ask(path, by)).json() as Promise<T>;
}

function ask(path: string, by = token, body?: object): Promise<Response> {
  return fetch(`${server.app.url}/api/v1/${path}`, {
    headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}

async function record(caseId: CaseId, outcome: object, requestId = randomUUID()): Promise<[number, unknown]> {
  const response = await ask(`cases/${caseId}/follow-up`, token, { requestId, outcome });
  return [response.status, await response.json()];
}

beforeAll(async () => {
  server = await TestServer.start();
  const crew = await server.connect(await server.tabletToken(0));
  const begin = async (isSimulated: boolean): Promise<CaseId> => {
    const caseId = randomUUID() as CaseId;
    await crew.request('case:open', { ...change(caseId), unit: '06-101', simulated: isSimulated });
    return caseId;
  };
  [real, simulated, open] = [await begin(false), await begin(true), await begin(false)];
  for (const caseId of [real, simulated])
    await crew.request('case:close-undecided', { ...change(caseId), reason: 'somebody else took over' });
  token = await server.staffToken('research');
});
afterAll(() => server.stop());

describe('how patients fared', () => {
  it('[FU1] is not recorded before the 30 days are over, nor of a case that is open', async () => {
    expect(await record(real, FINE)).toMatchObject([409, { code: 'not-allowed-now' }]);
    expect(await record(open, FINE)).toMatchObject([409, { code: 'not-allowed-now' }]);
  });

  it('[FU1] is recorded of a simulated patient at once, once for one requestId', async () => {
    const requestId = randomUUID();
    const [status, first] = await record(simulated, FINE, requestId);
    expect(status).toBe(200);
    expect(await record(simulated, FINE, requestId)).toEqual([200, first]);
    expect(await record(simulated, INFARCT, requestId)).toMatchObject([409, { code: 'request-id-reused' }]);
  });

  it('[FU2] shows a researcher ride, times and outcome, and nothing of the record', async () => {
    const { cases } = await get<{ cases: FollowUpEntry[] }>('follow-ups');
    expect(cases.map(({ caseId }) => caseId).sort()).toEqual([real, simulated].sort());
    const entry = cases.find(({ caseId }) => caseId === simulated);
    expect(Object.keys(entry ?? {}).sort()).toEqual(
      ['caseId', 'closedAt', 'decided', 'dueAt', 'followUp', 'openedAt', 'simulated', 'unit'].sort(),
    );
    expect(entry).toMatchObject({
      decided: 'undecided',
      followUp: { outcome: FINE, by: { role: 'researcher' } },
    });
    for (const path of [`cases/${real}`, `cases/${real}/fhir`, 'cases'])
      expect([path, (await ask(path)).status]).toEqual([path, 403]);
  });

  it('[FU2] is for researchers alone, and leaves its lines', async () => {
    const cardiologist = await server.staffToken('cardio');
    for (const path of ['follow-ups', 'outcomes'])
      expect([path, (await ask(path, cardiologist)).status]).toEqual([path, 403]);
    const body = { requestId: randomUUID(), outcome: FINE };
    expect((await ask(`cases/${simulated}/follow-up`, cardiologist, body)).status).toBe(403);
    const auditor = await server.staffToken('auditor');
    const { lines } = await get<{ lines: { type: string }[] }>(`access-log?caseId=${simulated}`, auditor);
    expect(lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['follow-ups-listed', 'follow-up-recorded', 'request-refused']),
    );
  });

  it('[FU1] [FU3] is counted after 30 days, the last word for each case, simulated patients apart', async () => {
    await server.restart({}, later);
    token = await server.staffToken('research');
    expect(await record(real, { kind: 'lost', reason: 'not-reached' })).toMatchObject([200, {}]);
    const lost = await get<Outcomes>('outcomes');
    expect(lost.patients.find(({ decided }) => decided === 'undecided')).toMatchObject({
      ...{ cases: 1, due: 1, known: 0, lost: 1, withEvent: 0, rate: null },
    });
    expect(await record(real, INFARCT)).toMatchObject([200, {}]);
    const { patients, simulated: apart } = await get<Outcomes>('outcomes');
    expect(patients.find(({ decided }) => decided === 'undecided')).toMatchObject({
      ...{ cases: 1, known: 1, lost: 0, withEvent: 1 },
      events: { 'acute-coronary-syndrome': 1, death: 0 },
      rate: { percent: 100 },
    });
    expect(apart.find(({ decided }) => decided === 'undecided')).toMatchObject({ known: 1, withEvent: 0 });
  });
});
