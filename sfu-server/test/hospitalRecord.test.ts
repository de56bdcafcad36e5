import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { HospitalRecord, RecordOutcome } from '@smart-triage/shared/domain/hospitalRecord';
import { AccessSchema, SIGN_IN_PATH } from '@smart-triage/shared/protocol/signIn';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { madeAccount } from './support/madeAccount.ts';
import { FhirServer, searchset } from './support/fhirServer.ts';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

const BSN = 'http://fhir.nl/fhir/NamingSystem/bsn';
const NUMBER = '999900419';
const REASON = 'patient is unconscious, nobody to ask';
const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: BSN, value: NUMBER }],
  name: [{ given: ['Invented'], family: 'Person' }],
  birthDate: '1958-03-02',
  gender: 'male',
};
const CONDITION = {
  resourceType: 'Condition',
  subject: { reference: 'Patient/p1' },
  code: { coding: [{ code: '22298006', display: 'Myocardial infarction' }] },
  clinicalStatus: { coding: [{ code: 'inactive' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  onsetDateTime: '2019-05',
  recordedDate: '2019-05-11',
};

let fhir: FhirServer;
let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;
let guarded: SignalingClient;
let caseId: CaseId;

beforeAll(async () => {
  fhir = await FhirServer.start();
  server = await TestServer.start({
    HOSPITAL_RECORD_URL: fhir.url,
    HOSPITAL_RECORD_NAME: 'Test hospital',
    HOSPITAL_RECORD_TOKEN: 'the-bearer',
  });
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
  guarded = await server.connect(await tokenWithSecondFactor());
});
afterAll(async () => {
  await server.stop();
  fhir.close();
});
beforeEach(async () => {
  caseId = await openCase(crew);
  fhir.asked.length = 0;
  fhir.answers = { Patient: () => searchset([PATIENT]), Condition: () => searchset([CONDITION]) };
});

/** A cardiologist as `npm run admin` makes one. */
async function tokenWithSecondFactor(): Promise<string> {
  const person = { login: 'second.factor', name: 'Dr. Two Factors', role: 'cardiologist' } as const;
  const { first } = await madeAccount(server.dataDir, person);
  const response = await fetch(`${server.app.url}${SIGN_IN_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(first()),
  });
  return AccessSchema.parse(await response.json()).accessToken;
}

const answer = (said: 'given' | 'refused' | 'withdrawn', by = crew) =>
  by.request('hospital-record:consent', { ...change(caseId), answer: said });
const open = () => cardiologist.request('hospital-record:open', { caseId, patient: NUMBER });
const breakGlass = (by: SignalingClient) =>
  by.request('hospital-record:break-glass', { caseId, patient: NUMBER, reason: REASON });

function recordOf({ outcome }: { outcome: RecordOutcome }): HospitalRecord {
  if (outcome.kind !== 'record') throw new Error(`came to ${outcome.kind}`);
  return outcome.record;
}

async function openWithConsent(): Promise<{ outcome: RecordOutcome }> {
  await answer('given');
  return open();
}

describe('the hospital record', () => {
  it('[HR1] is opened by a cardiologist while the patient consents, and not after', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'not-allowed-now' });
    await answer('given');
    const { patient, sections, source } = recordOf(await open());
    expect(source).toBe('Test hospital');
    expect(patient).toEqual({ name: 'Invented Person', birthDate: '1958-03-02', gender: 'male' });
    expect(sections.conditions.entries).toEqual([
      {
        what: 'Myocardial infarction',
        status: 'inactive, confirmed',
        at: '2019-05',
        recordedAt: '2019-05-11',
        value: null,
        ecg: null,
      },
    ]);
    await answer('withdrawn', cardiologist);
    const { case: state } = await crew.request('case:watch', { caseId });
    expect(state.recordConsent).toMatchObject({ answer: 'withdrawn', by: { id: 'demo-cardio' } });
    await expect(open()).rejects.toMatchObject({ code: 'not-allowed-now' });
  });

  it('[HR1] is not shown when the patient withdraws while the hospital is being asked', async () => {
    await answer('given');
    fhir.answers['Patient'] = async () => {
      await answer('withdrawn');
      return searchset([PATIENT]);
    };
    await expect(open()).rejects.toMatchObject({ code: 'not-allowed-now' });
    expect(fhir.asked.length).toBeGreaterThan(0);
  });

  it('[HR1] is closed with the case', async () => {
    await answer('given');
    await crew.request('case:close', change(caseId));
    await expect(open()).rejects.toMatchObject({ code: 'not-allowed-now' });
    await expect(breakGlass(guarded)).rejects.toMatchObject({ code: 'not-allowed-now' });
    expect(fhir.asked).toEqual([]);
  });

  it('[HR2] is opened in an emergency with a second factor only, and never over a patient who said no', async () => {
    await expect(breakGlass(cardiologist)).rejects.toMatchObject({ code: 'second-factor-needed' });
    expect(recordOf(await breakGlass(guarded)).sections.conditions.entries).toHaveLength(1);
    await answer('refused');
    await expect(breakGlass(guarded)).rejects.toMatchObject({ code: 'not-allowed-now' });
  });

  it('[HR3] is asked for with the number in the body only, and with the bearer', async () => {
    await openWithConsent();
    expect(fhir.asked.map(({ url }) => url).join()).not.toContain(NUMBER);
    expect(fhir.asked[0]).toMatchObject({ method: 'POST', authorization: 'Bearer the-bearer' });
    expect(new URLSearchParams(fhir.asked[0]?.body).get('identifier')).toBe(`${BSN}|${NUMBER}`);
  });

  it('[HR3] picks nobody of several, and says when nobody is known', async () => {
    fhir.answers['Patient'] = () => searchset([PATIENT, { ...PATIENT, id: 'p2' }]);
    expect((await openWithConsent()).outcome).toEqual({ kind: 'several-patients', count: 2 });
    fhir.answers['Patient'] = () => searchset([]);
    expect((await open()).outcome).toEqual({ kind: 'unknown-patient' });
  });

  it('[HR3] shows nothing of another patient than was asked for', async () => {
    fhir.answers['Condition'] = () =>
      searchset([CONDITION, { ...CONDITION, subject: { reference: 'Patient/p2' } }]);
    const { conditions } = recordOf(await openWithConsent()).sections;
    expect(conditions).toMatchObject({ entries: [], trouble: 'other-patient' });
    fhir.answers['Patient'] = () => searchset([{ ...PATIENT, identifier: [{ system: BSN, value: '1' }] }]);
    expect((await open()).outcome).toEqual({ kind: 'trouble', trouble: 'other-patient' });
  });

  it('[HR4] follows pages of the same server, and says that there is more when they lead elsewhere', async () => {
    fhir.answers['Condition'] = () => searchset([CONDITION], `${fhir.url}/Condition?page=2`);
    fhir.answers['Condition?page=2'] = () => searchset([CONDITION]);
    const whole = recordOf(await openWithConsent()).sections.conditions;
    expect([whole.entries.length, whole.trouble]).toEqual([2, null]);
    fhir.answers['Condition'] = () => searchset([CONDITION], 'http://127.0.0.1:9/fhir/Condition?page=2');
    const cut = recordOf(await open()).sections.conditions;
    expect([cut.entries.length, cut.trouble]).toEqual([1, 'more']);
  });

  it.each([
    ['a server error', () => 500, 'failed'],
    ['a refusal', () => 403, 'refused'],
    ['no FHIR', () => '<html>', 'not-understood'],
    ['too much', () => `"${'x'.repeat(4_100_000)}"`, 'too-large'],
    [
      'an OperationOutcome among the matches',
      () => searchset([{ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }]),
      'failed',
    ],
  ])('[HR4] says what kept a part away, and shows the others: %s', async (_, answered, trouble) => {
    fhir.answers['MedicationStatement'] = answered;
    const { sections } = recordOf(await openWithConsent());
    expect(sections.medications).toMatchObject({ entries: [], trouble });
    expect(sections.conditions).toMatchObject({
      entries: [{ what: 'Myocardial infarction' }],
      trouble: null,
    });
  });

  it('[HR4] counts what is wrong or cannot be read, and shows none of it', async () => {
    const wrong = { coding: [{ code: 'entered-in-error' }] };
    fhir.answers['Condition'] = () =>
      searchset([
        { ...CONDITION, verificationStatus: wrong },
        { ...CONDITION, modifierExtension: [{ url: 'urn:negates', valueBoolean: true }] },
        { ...CONDITION, code: {} },
      ]);
    const { conditions } = recordOf(await openWithConsent()).sections;
    expect(conditions).toEqual({ entries: [], trouble: null, unreadable: 2, withdrawn: 1 });
  });

  it('[HR5] leaves a line for each opening and each try, with its ground and without the number', async () => {
    await cardiologist.request('hospital-record:open', { caseId, patient: NUMBER }).catch(() => null);
    await breakGlass(guarded);
    await openWithConsent();
    const response = await fetch(`${server.app.url}/api/v1/access-log?caseId=${caseId}&limit=1000`, {
      headers: { authorization: `Bearer ${await server.staffToken('auditor')}` },
    });
    const text = await response.text();
    expect(text).not.toContain(NUMBER);
    expect(text).not.toContain('Invented');
    const { lines } = JSON.parse(text) as { lines: { type: string }[] };
    const about = (type: string) => lines.find((line) => line.type === type);
    expect(about('request-refused')).toMatchObject({ code: 'not-allowed-now' });
    expect(about('hospital-record-opened')).toMatchObject({
      authorisation: { consent: 'given', glassBroken: false },
      data: { outcome: 'record', source: 'Test hospital' },
    });
    expect(about('hospital-record-glass-broken')).toMatchObject({
      authorisation: { consent: 'not-required', glassBroken: true },
      data: { reason: REASON },
    });
  });
});

describe('without a hospital record', () => {
  it('says that none is set up, or that it gives no answer', async () => {
    await answer('given');
    await server.restart({ HOSPITAL_RECORD_URL: 'http://127.0.0.1:9/fhir' });
    const again = await server.connect(await server.staffToken('cardio'));
    const { outcome } = await again.request('hospital-record:open', { caseId, patient: NUMBER });
    expect(outcome).toEqual({ kind: 'trouble', trouble: 'no-answer' });
    await server.restart({ HOSPITAL_RECORD_URL: undefined });
    const last = await server.connect(await server.staffToken('cardio'));
    expect(await last.request('hospital-record:source', { caseId })).toEqual({ source: null });
  });
});
