import { AppError } from '@smart-triage/shared/errors/appError';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { CaseReplica } from '@smart-triage/shared/client/caseReplica';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { change, openCase } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

let server: TestServer;
let crew: SignalingClient;
let cardiologist: SignalingClient;
let caseId: CaseId;

beforeAll(async () => {
  server = await TestServer.start();
  crew = await server.connect(await server.tabletToken(0));
  cardiologist = await server.connect(await server.staffToken('cardio'));
});
afterAll(() => server.stop());
beforeEach(async () => {
  caseId = await openCase(crew);
  await waitFor('the first assessment', async () => (await stateOf()).risk !== null);
});

const draft = {
  disposition: { kind: 'transport', hospital: 'lumc', urgency: 'A1' } as const,
  reason: 'ST elevation in V2 to V4',
  patientWish: '',
  shownScores: [],
};

function codeOf(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
}

const stateOf = async (id = caseId) => (await cardiologist.request('case:watch', { caseId: id })).case;

describe('a case on a real server', () => {
  it('[AL2] takes the acknowledgement of an alert that holds, and of no other', async () => {
    const alert = { sign: 'heartRate', side: 'high', level: 'crisis' } as const;
    const seen = () => cardiologist.request('alert:acknowledge', { ...change(caseId), alert });
    const measured = (heartRate: number, afterMs: number) =>
      crew.request('vitals:record', {
        ...change(caseId),
        reading: { measuredAt: instant(Date.now() + afterMs), source: 'monitor', values: { heartRate } },
      });
    expect(await codeOf(seen())).toBe('not-allowed-now');
    await measured(150, 0);
    await seen();
    expect((await stateOf()).acknowledgedAlerts).toEqual([alert]);
    await measured(80, 1000);
    expect((await stateOf()).acknowledgedAlerts).toEqual([]);
    expect(await codeOf(crew.request('alert:set-limits', { ...change(caseId), limits: null }))).toBe(
      'accepted',
    );
  });

  it('[CS11] is read whole by whoever may see it, and by nobody else', async () => {
    await crew.request('intake:change', { ...change(caseId), changes: { ageYears: 61 } });
    const { seq } = await stateOf();
    const { events, nextSeq } = await cardiologist.request('case:history', { caseId, fromSeq: 1 });
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.length).toBeGreaterThanOrEqual(seq);
    expect(events.some(({ fact }) => fact.type === 'intake-changed')).toBe(true);
    expect(nextSeq).toBeNull();
    const rest = await cardiologist.request('case:history', { caseId, fromSeq: 2 });
    expect(rest.events[0]?.seq).toBe(2);
    const otherCrew = await server.connect(await server.tabletToken(1));
    expect(await codeOf(otherCrew.request('case:history', { caseId, fromSeq: 1 }))).toBe('not-found');
    otherCrew.close();
  });

  it('[CS4] tells a watcher every event after the snapshot, in order', async () => {
    const events: CaseEvent[] = [];
    cardiologist.on('case:changed', ({ event }) => {
      if (event.caseId === caseId) events.push(event);
    });
    const snapshot = await stateOf();
    for (const ageYears of [61, 62, 63]) {
      await crew.request('intake:change', { ...change(caseId), changes: { ageYears } });
    }
    await waitFor(
      'three changes',
      () => events.filter(({ fact }) => fact.type === 'intake-changed').length === 3,
    );
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => snapshot.seq + 1 + index));
  });

  it('[CS3] answers a repeated requestId as the first time and changes nothing', async () => {
    const request = { ...change(caseId), changes: { ageYears: 70 } };
    const first = await crew.request('intake:change', request);
    const again = await crew.request('intake:change', request);
    expect(again).toEqual(first);
    const { seq } = await stateOf();
    await crew.request('intake:change', request);
    expect((await stateOf()).intake.ageYears).toBe(70);
    // Scores and advice over the first one may still be on their way.
    expect((await stateOf()).seq).toBeLessThanOrEqual(seq + 2);
  });

  it('[CS3] refuses a requestId that comes back with other content', async () => {
    const { requestId } = change(caseId);
    await crew.request('intake:change', { requestId, caseId, changes: { ageYears: 70 } });
    const reuse = crew.request('intake:change', { requestId, caseId, changes: { ageYears: 71 } });
    expect(await codeOf(reuse)).toBe('request-id-reused');
    expect((await stateOf()).intake.ageYears).toBe(70);
  });

  it('[CS2] keeps what it answered: [CS6] a restart brings the case back as it was', async () => {
    const request = { ...change(caseId), changes: { ageYears: 58, sex: 'male' as const } };
    const reply = await crew.request('intake:change', request);
    await waitFor('the assessment', async () => {
      const heart = (await stateOf()).risk?.scores.find(({ score }) => score === 'heart');
      return heart?.items.some(({ item, missing }) => item === 'age' && !missing);
    });
    const before = await stateOf();
    await server.restart();
    await waitFor('the crew is back', () => crew.state.getSnapshot().kind === 'ready');
    await waitFor('the cardiologist is back', () => cardiologist.state.getSnapshot().kind === 'ready');
    expect(await stateOf()).toEqual(before);
    // [CS3] The stored reply survives the restart too.
    expect(await crew.request('intake:change', request)).toEqual(reply);
  });

  it('[CS14] keeps when the crew opened it without a link, beside when the server heard of it', async () => {
    const opening = { unit: '06-101', simulated: true };
    const dayMs = 24 * 3600_000;
    const openedAt = instant(Date.now() - 20 * 60_000);
    const inDeadZone = change(randomUUID());
    const opened = await crew.request('case:open', { ...inDeadZone, ...opening, openedAt });
    expect(opened.case.openedAt).toBe(openedAt);
    expect(opened.case.knownSince).toBeGreaterThan(openedAt);
    expect(await crew.request('case:open', { ...inDeadZone, ...opening, openedAt })).toEqual(opened);
    for (const wrong of [Date.now() + dayMs, Date.now() - 2 * dayMs]) {
      const { case: state } = await crew.request('case:open', {
        ...change(randomUUID()),
        ...opening,
        openedAt: instant(wrong),
      });
      expect(state.openedAt).toBe(state.knownSince);
    }
  });

  it('[CS7] follows an input with scores that move', async () => {
    const heartOf = async () =>
      (await stateOf()).risk?.scores.find(({ score }) => score === 'heart')?.outcome;
    await crew.request('intake:change', {
      ...change(caseId),
      changes: { ageYears: 40, heartHistory: 0, heartEcg: 0 },
    });
    const low = await waitFor('a first score', async () => {
      const outcome = await heartOf();
      return outcome?.kind === 'range' && outcome.high === 4 ? outcome : undefined;
    });
    await crew.request('intake:change', { ...change(caseId), changes: { ageYears: 70 } });
    const raised = await waitFor('the raised score', async () => {
      const outcome = await heartOf();
      return outcome?.kind === 'range' && outcome.low === 2 ? outcome : undefined;
    });
    expect([low.low, raised.low, raised.high]).toEqual([0, 2, 6]);
  });

  it('[CS1] refuses a step that the case machine does not allow, and changes nothing', async () => {
    const { seq } = await stateOf();
    expect(await codeOf(crew.request('case:hand-over', change(caseId)))).toBe('not-allowed-now');
    expect((await stateOf()).seq).toBe(seq);
  });

  it('[DC1] [DC4] records a decision with both people, and its confirmation as a second fact', async () => {
    const { decisionId } = await cardiologist.request('decision:record', {
      ...change(caseId),
      decision: draft,
      replaces: null,
    });
    const decided = await stateOf();
    expect(decided.decision).toMatchObject({ id: decisionId, reason: draft.reason, crew: decided.crew });
    expect(decided.decision?.decidedBy.role).toBe('cardiologist');
    expect([decided.status, decided.acknowledgedAt]).toEqual(['decided', null]);
    await crew.request('decision:acknowledge', { ...change(caseId), decisionId });
    const seen = await stateOf();
    expect(seen.status).toBe('acknowledged');
    expect(seen.acknowledgedAt).not.toBeNull();
  });

  it('[DC2] [DC3] supersedes whoever acts on a decision that is no longer in force', async () => {
    const first = await cardiologist.request('decision:record', {
      ...change(caseId),
      decision: draft,
      replaces: null,
    });
    const blind = cardiologist.request('decision:record', {
      ...change(caseId),
      decision: draft,
      replaces: null,
    });
    expect(await codeOf(blind)).toBe('superseded');
    const second = await cardiologist.request('decision:record', {
      ...change(caseId),
      decision: { ...draft, disposition: { ...draft.disposition, urgency: 'A2' } },
      replaces: first.decisionId,
    });
    const stale = crew.request('decision:acknowledge', { ...change(caseId), decisionId: first.decisionId });
    expect(await codeOf(stale)).toBe('superseded');
    await crew.request('decision:acknowledge', { ...change(caseId), decisionId: second.decisionId });
    expect((await stateOf()).status).toBe('acknowledged');
  });

  it('[GW3] hides a case from another crew, and lets each role ask only its own', async () => {
    const otherCrew = await server.connect(await server.tabletToken(1));
    expect(await codeOf(otherCrew.request('case:watch', { caseId }))).toBe('not-found');
    expect(await codeOf(crew.request('case:watch', { caseId: randomUUID() }))).toBe('not-found');
    expect(await codeOf(crew.request('board:watch', {}))).toBe('not-permitted');
    expect(
      await codeOf(cardiologist.request('intake:change', { ...change(caseId), changes: { ageYears: 1 } })),
    ).toBe('not-permitted');
  });

  it('[GW2] names field and limit of a malformed request, and never the value', async () => {
    const request = crew.request('intake:change', { ...change(caseId), changes: { ageYears: 777 } });
    const error = await request.then(
      () => null,
      (cause: unknown) => cause as AppError,
    );
    expect(error?.code).toBe('invalid');
    expect(error?.issues[0]?.path).toBe('changes.ageYears');
    expect(`${error?.message} ${error?.issues[0]?.limit}`).toContain('120');
    expect(`${error?.message} ${error?.issues[0]?.limit}`).not.toContain('777');
  });

  it('[CS9] takes a cardiologist who does not come back out of the consult', async () => {
    const hasty = await TestServer.start({ SESSION_GRACE_S: '1' });
    const tablet = await hasty.connect(await hasty.tabletToken(0));
    const desk = await hasty.connect(await hasty.staffToken('cardio'));
    const consulted = await openCase(tablet);
    await desk.request('consult:join', change(consulted));
    const consultants = async () =>
      (await tablet.request('case:watch', { caseId: consulted })).case.consultants;
    expect(await consultants()).toHaveLength(1);
    desk.close();
    await waitFor('the cardiologist has left', async () => (await consultants()).length === 0);
    await hasty.stop();
  });

  it('[CS5] follows with a replica that asks again after a cut', async () => {
    const replica = new CaseReplica(cardiologist, caseId, () => undefined);
    await waitFor('the snapshot', () => replica.state.getSnapshot() !== null);
    await server.restart();
    await waitFor('the crew is back', () => crew.state.getSnapshot().kind === 'ready');
    await crew.request('intake:change', { ...change(caseId), changes: { ageYears: 33 } });
    await waitFor('the change in the replica', () => replica.state.getSnapshot()?.intake.ageYears === 33);
    replica.close();
    expect(replica.state.getSnapshot()?.caseId).toBe(caseId);
  });
});
