import { createStore } from '@smart-triage/shared/client/store';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { aCaseView, CARDIOLOGIST, CREW } from '../../testing/caseStates.ts';
import { createMessageModel } from './messageModel.ts';

const at = instant(1_700_000_000_000);
const fromDesk = (seq: number) => ({ seq, text: 'look at V4', by: CARDIOLOGIST, at });
const fromCrew = (seq: number) => ({ seq, text: 'we did', by: CREW, at });

function messages(view: CaseView) {
  const views = createStore<CaseView | null>(view);
  const markRead = vi.fn();
  const send = vi.fn();
  return { model: createMessageModel({ view: views, send, markRead }), views, markRead, send };
}

describe('[MS2] messages on the tablet', () => {
  it('are new until they have been on the screen, and the server is told once how far', () => {
    const { model, markRead, views } = messages(
      aCaseView({ messages: [fromDesk(3), fromCrew(4), fromDesk(5)] }),
    );
    expect(model.getSnapshot().unread.map(({ seq }) => seq)).toEqual([3, 5]);
    model.show();
    model.show();
    expect(markRead.mock.calls).toEqual([[5]]);
    views.set(aCaseView({ messages: [fromDesk(5), fromDesk(8)], readThrough: { crew: 5, desk: 0 } }));
    model.show();
    expect(markRead.mock.calls).toEqual([[5], [8]]);
  });

  it('of the crew itself are never new to it', () => {
    const { model, markRead } = messages(aCaseView({ messages: [fromCrew(3)] }));
    model.show();
    expect(markRead).not.toHaveBeenCalled();
  });

  it('are not sent once the case is closed, and show how many are on their way', () => {
    const { model, send } = messages(aCaseView({ status: 'closed' }, { onTheWay: ['message:send'] }));
    expect(model.getSnapshot().onTheWay).toBe(1);
    model.send('too late');
    expect(send).not.toHaveBeenCalled();
  });
});
