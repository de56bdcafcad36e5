import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId, DecisionId, HospitalId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;
let dispatcher: SignalingClient;

beforeAll(async () => {
  server = await TestServer.start();
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
  dispatcher = await server.connect(await server.staffToken('dispatch'));
});
afterAll(() => server.stop());

const TO_LUMC = { kind: 'transport', hospital: 'lumc', urgency: 'A2' } as const;
const HOME = { kind: 'stay-home', gpInformed: true } as const;

async function decide(caseId: CaseId, disposition: object): Promise<DecisionId> {
  const decision = { disposition, reason: 'chest pain, low risk', patientWish: 'near home', shownScores: [] };
  const input = { ...change(caseId), decision, replaces: null };
  return (await cardiologist.request('decision:record', input as never)).decisionId;
}

const stateOf = async (caseId: CaseId) => (await crew.request('case:watch', { caseId })).case;

function reroute(
  caseId: CaseId,
  decisionId: DecisionId,
  hospital: string,
  by = dispatcher,
): Promise<unknown> {
  const input = { ...change(caseId), decisionId, hospital: hospital as HospitalId, reason: 'LUMC is full' };
  return by.request('destination:change', input).then(
    (reply) => reply,
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

describe('[DC9] another hospital for a decision in force', () => {
  it('keeps who decided and why, and is confirmed and announced anew', async () => {
    const caseId = await openCase(crew);
    const first = await decide(caseId, TO_LUMC);
    await crew.request('decision:acknowledge', { ...change(caseId), decisionId: first });
    await dispatcher.request('hospital:announce', { ...change(caseId), decisionId: first });
    await reroute(caseId, first, 'groene-hart');
    const { decision, status, acknowledgedAt, announcement } = await stateOf(caseId);
    expect(decision).toMatchObject({
      disposition: { kind: 'transport', hospital: 'groene-hart', urgency: 'A2' },
      reason: 'chest pain, low risk',
      patientWish: 'near home',
      decidedBy: { role: 'cardiologist' },
      rerouted: { from: 'lumc', reason: 'LUMC is full', by: { role: 'dispatcher' } },
    });
    expect([status, acknowledgedAt, announcement]).toEqual(['decided', null, null]);
    const late = crew.request('decision:acknowledge', { ...change(caseId), decisionId: first });
    await expect(late).rejects.toMatchObject({ code: 'superseded' });
    await crew.request('decision:acknowledge', { ...change(caseId), decisionId: decision!.id });
    await dispatcher.request('hospital:announce', { ...change(caseId), decisionId: decision!.id });
  });

  it('is refused for what the sender has not seen, for no transport, the same hospital, an unknown one, and the crew', async () => {
    const caseId = await openCase(crew);
    const first = await decide(caseId, TO_LUMC);
    expect(await reroute(caseId, first, 'lumc')).toBe('invalid');
    expect(await reroute(caseId, first, 'nowhere')).toBe('invalid');
    expect(await reroute(caseId, first, 'groene-hart', crew)).toBe('not-permitted');
    await reroute(caseId, first, 'groene-hart');
    expect(await reroute(caseId, first, 'alrijne-leiderdorp')).toBe('superseded');
    const home = await openCase(crew);
    expect(await reroute(home, await decide(home, HOME), 'lumc')).toBe('not-allowed-now');
  });

  it('does not take a patient with a positive gate away from PCI but by a cardiologist', async () => {
    const caseId = await openCase(crew);
    await crew.request('intake:change', { ...change(caseId), changes: { stemiKnown: true } });
    await waitFor('a positive gate', async () => {
      return (await stateOf(caseId)).guidance?.gate.verdict === 'positive';
    });
    const first = await decide(caseId, TO_LUMC);
    expect(await reroute(caseId, first, 'groene-hart')).toBe('not-permitted');
    expect(await reroute(caseId, first, 'groene-hart', cardiologist)).toMatchObject({
      seq: expect.any(Number) as number,
    });
  });
});
