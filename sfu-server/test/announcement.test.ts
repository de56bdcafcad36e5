import type { CaseId, DecisionId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

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

const LUMC = { kind: 'transport', hospital: 'lumc', urgency: 'A1' } as const;
const HOME = { kind: 'stay-home', gpInformed: true } as const;

async function decide(caseId: CaseId, disposition: object, replaces: DecisionId | null = null) {
  const decision = { disposition, reason: 'as agreed', patientWish: '', shownScores: [] };
  const input = { ...change(caseId), decision, replaces };
  return (await cardiologist.request('decision:record', input as never)).decisionId;
}

const announcementOf = async (caseId: CaseId) =>
  (await crew.request('case:watch', { caseId })).case.announcement;

function codeOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

describe('the announcement to a hospital', () => {
  it('[DC5] is one fact and its answer another, with who said and who wrote it, as the crew sees it', async () => {
    const caseId = await openCase(crew);
    const decisionId = await decide(caseId, LUMC);
    await dispatcher.request('hospital:announce', { ...change(caseId), decisionId });
    expect(await announcementOf(caseId)).toMatchObject({ by: { role: 'dispatcher' }, answer: null });
    const refused = { kind: 'refused', contact: 'J. Bakker', reason: 'no cath lab team' } as const;
    await dispatcher.request('hospital:answer', { ...change(caseId), decisionId, answer: refused });
    expect((await announcementOf(caseId))?.answer).toMatchObject({
      said: refused,
      by: { role: 'dispatcher' },
    });
    const accepted = { kind: 'accepted', contact: 'J. Bakker' } as const;
    await cardiologist.request('hospital:answer', { ...change(caseId), decisionId, answer: accepted });
    expect((await announcementOf(caseId))?.answer?.said).toEqual(accepted);
  });

  it('[DC5] is made by the crew itself, which may not write down what the hospital answered', async () => {
    const caseId = await openCase(crew);
    const decisionId = await decide(caseId, LUMC);
    await crew.request('hospital:announce', { ...change(caseId), decisionId });
    expect(await announcementOf(caseId)).toMatchObject({ by: { role: 'paramedic' }, answer: null });
  });

  it('[DC5] is gone with a new decision, and the old one can no longer be announced', async () => {
    const caseId = await openCase(crew);
    const first = await decide(caseId, LUMC);
    await dispatcher.request('hospital:announce', { ...change(caseId), decisionId: first });
    await decide(caseId, { ...LUMC, hospital: 'groene-hart' }, first);
    expect(await announcementOf(caseId)).toBeNull();
    expect(
      await codeOf(dispatcher.request('hospital:announce', { ...change(caseId), decisionId: first })),
    ).toBe('superseded');
  });

  it('[DC5] is made once, never without a hospital, and answered only after it was made', async () => {
    const caseId = await openCase(crew);
    const decisionId = await decide(caseId, LUMC);
    const input = () => ({ ...change(caseId), decisionId });
    const answer = { kind: 'accepted', contact: 'J. Bakker' } as const;
    expect(await codeOf(dispatcher.request('hospital:answer', { ...input(), answer }))).toBe(
      'not-allowed-now',
    );
    await dispatcher.request('hospital:announce', input());
    expect(await codeOf(cardiologist.request('hospital:announce', input()))).toBe('not-allowed-now');
    expect(await codeOf(crew.request('hospital:announce', input()))).toBe('not-allowed-now');
    expect(await codeOf(crew.request('hospital:answer', { ...input(), answer }))).toBe('not-permitted');
    const home = await decide(caseId, HOME, decisionId);
    expect(
      await codeOf(dispatcher.request('hospital:announce', { ...change(caseId), decisionId: home })),
    ).toBe('not-allowed-now');
  });
});
