import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { describe, expect, it } from 'vitest';
import { caseId, requestId, session } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { createHearActions } from './hearActions.ts';

function opened(answer: () => { seq: number } = () => ({ seq: 2 })) {
  const signaling = new FakeSignaling();
  signaling.answer('hear:judge', answer);
  signaling.become(session());
  let asked = 0;
  const newRequestId = () => requestId(asked++);
  const actions = createHearActions({ signaling, caseId: caseId(1), newRequestId });
  return {
    actions,
    sent: () => signaling.inputsOf('hear:judge') as { changes: unknown; requestId: string }[],
  };
}

describe('judging HEAR', () => {
  it('takes the last judgement back to what it was before, once', async () => {
    const { actions, sent } = opened();
    await actions.judge({ item: 'history', points: 2 }, null, null);
    await actions.judge({ item: 'history', points: 1 }, 2, null);
    await actions.undo(null);
    await actions.undo(null);
    expect(sent().map(({ changes }) => changes)).toEqual([{ history: 2 }, { history: 1 }, { history: 2 }]);
    expect(actions.getSnapshot().undo).toBeNull();
  });

  it('[OP2] says why a judgement of an ECG that was replaced was not taken', async () => {
    const { actions } = opened(() => {
      throw new AppError(ErrorCode.Superseded, 'another ECG');
    });
    await actions.judge({ item: 'ecg', points: 1 }, null, null);
    expect(actions.getSnapshot()).toEqual({ undo: null, failure: ErrorCode.Superseded });
  });

  it('[CS3] repeats a judgement of which nobody knows whether it got there as the same request', async () => {
    const answers = [
      () => {
        throw new AppError(ErrorCode.Disconnected, 'cut');
      },
      () => ({ seq: 2 }),
    ];
    const { actions, sent } = opened(() => answers.shift()!());
    await actions.judge({ item: 'history', points: 2 }, null, null);
    await actions.judge({ item: 'history', points: 2 }, null, null);
    const [first, second] = sent();
    expect(second!.requestId).toBe(first!.requestId);
  });
});
