import type { HospitalAnswer } from '@smart-triage/shared/domain/announcement';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseId, decisionId, requestId, session } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { type AnnouncementActions, createAnnouncementActions } from './announcementActions.ts';

const ACCEPTED: HospitalAnswer = { kind: 'accepted', contact: 'Dr. Bakker' };
const REFUSED: HospitalAnswer = { kind: 'refused', contact: 'Dr. Bakker', reason: 'no bed' };

let signaling: FakeSignaling;
let actions: AnnouncementActions;
let outcome: ErrorCode | null;

beforeEach(() => {
  let ids = 0;
  outcome = null;
  signaling = new FakeSignaling();
  signaling.become(session());
  for (const name of ['hospital:announce', 'hospital:answer'] as const)
    signaling.answer(name, () => {
      if (outcome !== null) throw new AppError(outcome, 'as the test says');
      return { seq: 1 };
    });
  actions = createAnnouncementActions({
    signaling,
    caseId: caseId(1),
    newRequestId: () => requestId(ids++),
  });
});

const idsOf = (name: 'hospital:announce' | 'hospital:answer') =>
  signaling.inputsOf(name).map((input) => (input as { requestId: string }).requestId);

describe('what is written down of a hospital', () => {
  it('[CS3] is repeated under the same requestId when no answer came', async () => {
    outcome = ErrorCode.TimedOut;
    expect(await actions.answer(decisionId(1), ACCEPTED)).toBe(false);
    expect(actions.getSnapshot().failure).toBe(ErrorCode.TimedOut);
    outcome = null;
    expect(await actions.answer(decisionId(1), ACCEPTED)).toBe(true);
    expect(idsOf('hospital:answer')).toEqual([requestId(0), requestId(0)]);
  });

  it('[CS3] has a requestId of its own for every other answer, and for going back to the first', async () => {
    outcome = ErrorCode.TimedOut;
    await actions.answer(decisionId(1), ACCEPTED);
    outcome = null;
    await actions.answer(decisionId(1), REFUSED);
    await actions.answer(decisionId(1), ACCEPTED);
    expect(idsOf('hospital:answer')).toEqual([requestId(0), requestId(1), requestId(2)]);
  });

  it('is asked anew after a refusal: the server has said that nothing was done', async () => {
    outcome = ErrorCode.NotAllowedNow;
    await actions.answer(decisionId(1), ACCEPTED);
    await actions.answer(decisionId(1), ACCEPTED);
    expect(new Set(idsOf('hospital:answer')).size).toBe(2);
  });

  it('[CS3] is not announced for another decision under the requestId of the one before', async () => {
    outcome = ErrorCode.TimedOut;
    await actions.announce(decisionId(1));
    await actions.announce(decisionId(1));
    await actions.announce(decisionId(2));
    expect(idsOf('hospital:announce')).toEqual([requestId(0), requestId(0), requestId(1)]);
  });
});
