import { describe, expect, it } from 'vitest';
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  aDecision,
  caseId,
  caseOf,
  decisionId,
  heartOf,
  HOSPITALS,
  requestId,
  session,
} from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { type DecisionForm, EMPTY_FORM, readForm } from './decisionForm.ts';
import { createDecisionModel, isSuperseded } from './decisionModel.ts';

const LUMC = HOSPITALS[0]!.id;
const TRANSPORT: Partial<DecisionForm> = {
  kind: 'transport',
  hospital: LUMC,
  urgency: 'A1',
  reason: ' ST elevation in V2 to V4 ',
};

describe('the form of a decision', () => {
  it.each<[string, Partial<DecisionForm>, string[]]>([
    ['nothing', {}, ['kind', 'reason']],
    ['transport to nowhere', { kind: 'transport', reason: 'because' }, ['hospital', 'urgency']],
    ['transport without urgency', { ...TRANSPORT, urgency: null }, ['urgency']],
    ['staying home without a word about the GP', { kind: 'stay-home', reason: 'low risk' }, ['gpInformed']],
    ['something else, unnamed', { kind: 'other', description: ' a', reason: 'because' }, ['description']],
    ['a reason of blanks', { ...TRANSPORT, reason: '   ' }, ['reason']],
  ])('with %s is incomplete and says what is missing', (_, form, missing) => {
    expect(readForm({ ...EMPTY_FORM, ...form })).toEqual({ kind: 'incomplete', missing });
  });

  it('says nothing of what belongs to another kind of decision', () => {
    const reading = readForm({ ...EMPTY_FORM, ...TRANSPORT, kind: 'stay-home', gpInformed: false });
    expect(reading).toMatchObject({ disposition: { kind: 'stay-home', gpInformed: false } });
    expect(JSON.stringify(reading)).not.toContain(LUMC);
  });
});

function setUp() {
  const signaling = new FakeSignaling();
  signaling.answer('decision:record', () => ({ decisionId: decisionId(1), seq: 3 }));
  signaling.become(session());
  const assessment = heartOf({ kind: 'range', low: 3, high: 5, lowBand: 'low', highBand: 'moderate' });
  const caseState = createStore<CaseState | null>(
    caseOf(caseId(1), [{ fact: { type: 'risk-assessed', assessment } }]),
  );
  let requests = 0;
  const model = createDecisionModel({
    signaling,
    caseId: caseId(1),
    caseState,
    clock: createFakeClock(),
    newRequestId: () => requestId(requests++),
  });
  model.open();
  model.change(TRANSPORT);
  const fail = (code: ErrorCode) => {
    signaling.answer('decision:record', () => Promise.reject(new AppError(code, 'no')));
  };
  const succeed = () => {
    signaling.answer('decision:record', () => ({ decisionId: decisionId(1), seq: 3 }));
  };
  const someoneDecides = () => {
    caseState.set(
      caseOf(caseId(1), [
        { fact: { type: 'decision-recorded', decision: aDecision({ id: decisionId(9) }) } },
      ]),
    );
  };
  return { signaling, model, fail, succeed, someoneDecides };
}

describe('recording a decision', () => {
  it('sends what is on the sheet with the scores that were on the screen', async () => {
    const { model, signaling } = setUp();
    await model.record();
    expect(signaling.inputsOf('decision:record')).toEqual([
      {
        requestId: requestId(0),
        caseId: caseId(1),
        replaces: null,
        decision: {
          disposition: { kind: 'transport', hospital: LUMC, urgency: 'A1' },
          reason: 'ST elevation in V2 to V4',
          patientWish: '',
          shownScores: [expect.objectContaining({ score: 'heart', low: 3, high: 5 })],
        },
      },
    ]);
    expect(model.getSnapshot().progress).toMatchObject({
      kind: 'stored',
      decisionId: decisionId(1),
      sentAt: NOON,
    });
  });

  it('sends nothing while the sheet is incomplete', async () => {
    const { model, signaling } = setUp();
    model.change({ reason: '' });
    await model.record();
    expect(signaling.inputsOf('decision:record')).toEqual([]);
  });

  it('[CS2] is sent again, word for word under the same requestId, when nobody knows whether it arrived', async () => {
    const { model, signaling, fail, succeed } = setUp();
    fail(ErrorCode.TimedOut);
    await model.record();
    expect(model.getSnapshot().progress).toMatchObject({ kind: 'uncertain', code: 'timed-out' });
    succeed();
    await model.sendAgain();
    const [first, second] = signaling.inputsOf('decision:record');
    expect(second).toEqual(first);
    expect(model.getSnapshot().progress.kind).toBe('stored');
  });

  it('cannot be edited while nobody knows whether it arrived', async () => {
    const { model, fail } = setUp();
    fail(ErrorCode.Disconnected);
    await model.record();
    model.change({ reason: 'something else' });
    expect(model.getSnapshot().form.reason).toBe(TRANSPORT.reason);
  });

  it('goes back to the sheet with the reason when it was refused, and the next attempt is a new request', async () => {
    const { model, signaling, fail, succeed } = setUp();
    fail(ErrorCode.NotAllowedNow);
    await model.record();
    expect(model.getSnapshot().progress).toEqual({ kind: 'editing', failure: 'not-allowed-now' });
    succeed();
    await model.record();
    const [first, second] = signaling.inputsOf('decision:record') as { requestId: string }[];
    expect(second?.requestId).not.toBe(first?.requestId);
  });

  it('never overwrites a decision that was not on the screen', async () => {
    const { model, signaling, someoneDecides } = setUp();
    expect(isSuperseded(model.getSnapshot(), null)).toBe(false);
    someoneDecides();
    expect(isSuperseded(model.getSnapshot(), decisionId(9))).toBe(true);
    model.acceptNewer();
    expect(isSuperseded(model.getSnapshot(), decisionId(9))).toBe(false);
    await model.record();
    expect(signaling.inputsOf('decision:record')).toEqual([
      expect.objectContaining({ replaces: decisionId(9) }),
    ]);
  });

  it('says that it was superseded when the server says so first', async () => {
    const { model, fail } = setUp();
    fail(ErrorCode.Superseded);
    await model.record();
    expect(isSuperseded(model.getSnapshot(), null)).toBe(true);
  });

  it('keeps what was begun when the sheet is closed and opened again', () => {
    const { model } = setUp();
    model.close();
    model.open();
    expect(model.getSnapshot()).toMatchObject({ isOpen: true, form: TRANSPORT });
  });
});
