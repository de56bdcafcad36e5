import type { CaseId, DecisionId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { instant } from '@smart-triage/shared/time/instant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;

beforeAll(async () => {
  server = await TestServer.start();
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
});
afterAll(() => server.stop());

const TRANSPORT = { kind: 'transport', hospital: 'lumc', urgency: 'A1' } as const;
const HOME = { kind: 'stay-home', gpInformed: false } as const;
const NOON = instant(1_800_000_000_000);

async function decide(caseId: CaseId, disposition: object, replaces: DecisionId | null = null) {
  const decision = { disposition, reason: 'as agreed', patientWish: '', shownScores: [] };
  const input = { ...change(caseId), decision, replaces };
  return (await cardiologist.request('decision:record', input as never)).decisionId;
}

const stateOf = async (caseId: CaseId) => (await cardiologist.request('case:watch', { caseId })).case;

function codeOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

describe('what the crew records around a decision', () => {
  it('[DC6] is that it does not agree, with its reason; the decision stands, and a new one takes both away', async () => {
    const caseId = await openCase(crew);
    const first = await decide(caseId, HOME);
    const disagreement = { decisionId: first, reason: 'the patient is grey and sweating' };
    await crew.request('decision:disagree', { ...change(caseId), disagreement });
    expect(await stateOf(caseId)).toMatchObject({
      status: 'decided',
      decision: { id: first },
      disagreement: { ...disagreement, by: { role: 'paramedic' } },
    });
    const second = await decide(caseId, TRANSPORT, first);
    expect((await stateOf(caseId)).disagreement).toBeNull();
    expect(await codeOf(crew.request('decision:disagree', { ...change(caseId), disagreement }))).toBe(
      'superseded',
    );
    expect(
      await codeOf(
        cardiologist.request('decision:disagree', {
          ...change(caseId),
          disagreement: { ...disagreement, decisionId: second },
        }),
      ),
    ).toBe('not-permitted');
  });

  it('[DC7] is what the patient wants and refuses, also before anything was decided, and never nothing', async () => {
    const caseId = await openCase(crew);
    const wish = { said: '', refuses: ['transport' as const] };
    await crew.request('patient-wish:record', { ...change(caseId), wish });
    expect((await stateOf(caseId)).patientWish).toMatchObject(wish);
    const nothing = { said: '  ', refuses: [] };
    expect(await codeOf(crew.request('patient-wish:record', { ...change(caseId), wish: nothing }))).toBe(
      'invalid',
    );
  });

  it('[DC7] fits the decision in force: no safety net for a transport, no arrival for who stays at home', async () => {
    const caseId = await openCase(crew);
    const given = () => crew.request('safety-net:give', { ...change(caseId), given: { language: 'nl' } });
    const informed = () =>
      crew.request('gp:inform', { ...change(caseId), informed: { contact: 'Dr. Smit' } });
    const arrival = () => crew.request('arrival:expect', { ...change(caseId), arrival: { arrivalAt: NOON } });
    const codes = () => Promise.all([given, informed, arrival].map((ask) => codeOf(ask())));
    expect(await codes()).toEqual(['not-allowed-now', 'not-allowed-now', 'not-allowed-now']);
    const home = await decide(caseId, HOME);
    expect(await codes()).toEqual(['accepted', 'accepted', 'not-allowed-now']);
    await decide(caseId, TRANSPORT, home);
    expect(await codes()).toEqual(['not-allowed-now', 'not-allowed-now', 'accepted']);
    expect(await stateOf(caseId)).toMatchObject({
      safetyNet: { language: 'nl' },
      gpInformed: { contact: 'Dr. Smit' },
      arrival: { arrivalAt: NOON },
    });
  });

  it('[DC8] is that the handover was checked, which holds until something in it changes', async () => {
    const caseId = await openCase(crew);
    await crew.request('handover:check', { ...change(caseId), form: 'sbar' });
    expect((await stateOf(caseId)).handoverCheck).toMatchObject({ form: 'sbar', isCurrent: true });
    await crew.request('intake:change', { ...change(caseId), changes: { diabetes: true } });
    expect((await stateOf(caseId)).handoverCheck).toMatchObject({
      isCurrent: false,
      by: { role: 'paramedic' },
    });
  });
});
