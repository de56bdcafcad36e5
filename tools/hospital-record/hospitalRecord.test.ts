import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { HospitalRecord } from '@smart-triage/shared/domain/hospitalRecord';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { decodeFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { EcgGenerator, SIMULATED_RATE_HZ } from '@smart-triage/models/simulator/ecgGenerator';
import { SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, openCase } from '../../sfu-server/test/support/openCase.ts';
import { TestServer } from '../../sfu-server/test/support/testServer.ts';
import { EXAMPLE_NUMBER } from './examples.ts';
import { type RecordProcess, startRecordProcess } from './recordProcess.ts';

/** Two programs, on a machine that does other things too. */
const START_MS = 180_000;

let hospital: RecordProcess;
let server: TestServer | undefined;
let cardiologist: SignalingClient;
let caseId: CaseId;

beforeAll(async () => {
  hospital = await startRecordProcess();
  server = await TestServer.start(hospital.settings);
  const crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
  caseId = await openCase(crew);
  await crew.request('hospital-record:consent', { ...change(caseId), answer: 'given' });
}, START_MS);
afterAll(async () => {
  await server?.stop();
  await hospital.stop();
});

const ask = (patient = EXAMPLE_NUMBER) => cardiologist.request('hospital-record:open', { caseId, patient });

async function sections(): Promise<HospitalRecord['sections']> {
  const { outcome } = await ask();
  if (outcome.kind !== 'record') throw new Error(`came to ${outcome.kind}`);
  return outcome.record.sections;
}

const to = (path: string, headers: Record<string, string> = { authorization: 'Bearer demo-bearer' }) =>
  fetch(path.startsWith('http') ? path : `${hospital.url}/${path}`, { headers });

describe('a FHIR R4 server as a process of its own, with the public examples of FHIR', () => {
  it('answers as R4 says: capabilities, read, an unknown parameter, who is not let in', async () => {
    expect(await (await to('metadata')).json()).toMatchObject({ fhirVersion: '4.0.1', kind: 'instance' });
    expect(await (await to('Patient/f001')).json()).toMatchObject({ birthDate: '1944-11-17' });
    const strict = { authorization: 'Bearer demo-bearer', prefer: 'handling=strict' };
    const refused = await to('Condition?colour=red', strict);
    expect([refused.status, await refused.json()]).toMatchObject([400, { resourceType: 'OperationOutcome' }]);
    expect((await to('Condition?colour=red')).status).toBe(200);
    expect((await to('Patient/f001', {})).status).toBe(401);
    expect((await to('Patient/nobody')).status).toBe(404);
  });

  it('goes on page by page, with nothing of the search in the address', async () => {
    const first = (await (await to('Condition?patient=f001&_count=1')).json()) as {
      total: number;
      entry: { resource: { id: string } }[];
      link: { relation: string; url: string }[];
    };
    const next = first.link.find(({ relation }) => relation === 'next')?.url ?? '';
    expect(next).not.toContain('f001');
    const second = (await (await to(next)).json()) as typeof first;
    expect([first.total, first.entry.length, second.entry.length]).toEqual([2, 1, 1]);
    expect(second.entry[0]?.resource.id).not.toBe(first.entry[0]?.resource.id);
  });

  it('[HR3] gives the patient with this number, and nobody for another', async () => {
    expect((await ask()).outcome).toMatchObject({
      kind: 'record',
      record: {
        source: 'Burgers UMC',
        patient: { name: 'Pieter van de Heuvel', birthDate: '1944-11-17', gender: 'male' },
      },
    });
    expect((await ask('999999999')).outcome).toEqual({ kind: 'unknown-patient' });
  });

  it('[HR4] gives conditions, medication and laboratory in the hospital’s words, and counts what it withdrew', async () => {
    const { conditions, medications, observations } = await sections();
    expect(conditions.entries.map(({ what, at, status }) => [what, at, status])).toContainEqual([
      'Heart valve disorder',
      '2011-08-05',
      'active, confirmed',
    ]);
    expect(medications).toMatchObject({
      entries: [{ what: 'Metoprolol 50 mg', value: '1 x a day 1 tablet' }],
      withdrawn: 1,
      trouble: null,
    });
    expect(observations.entries).toMatchObject([
      { value: '6.3 mmol/l', at: '2013-04-02T09:30:10+01:00', status: 'final, H' },
    ]);
  });

  it('[HR6] gives the samples of an earlier ECG as they were taken, newest first, and says why another cannot be drawn', async () => {
    const [newest, old] = (await sections()).ecgs.entries;
    expect(old).toMatchObject({
      at: '2015-02-19T09:30:35+01:00',
      ecg: { kind: 'not-drawable', why: 'no-unit' },
    });
    if (newest?.ecg?.kind !== 'samples') throw new Error('the newest has no samples');
    const frames = unpackFrames(newest.ecg.frames).map(decodeFrame);
    const generator = new EcgGenerator({ scenario: SCENARIOS.normal, seed: 11, startMinute: 0 });
    const taken = generator.next(10 * SIMULATED_RATE_HZ);
    expect(frames[0]).toMatchObject({ rateHz: 500, lsbNv: taken.lsbNv, leads: taken.leads });
    const joined = taken.leads.map((_, lead) => frames.flatMap(({ samples }) => [...(samples[lead] ?? [])]));
    expect(joined).toEqual(taken.samples.map((samples) => [...samples]));
    expect(frames[0]?.capturedAt).toBe(Date.parse('2024-11-05T10:12:00+01:00'));
  });

  it('[HR4] that is gone is said to give no answer', async () => {
    await hospital.stop();
    expect((await ask()).outcome).toEqual({ kind: 'trouble', trouble: 'no-answer' });
  });
});
