// @vitest-environment happy-dom
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, caseOf, CREW, DISPATCHER, DOCTOR, requestId } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { reasonOf, renderWithLink } from '../../testing/renderWithLink.tsx';
import { createMessageActions } from './messageActions.ts';
import { MessagesPanel } from './MessagesPanel.tsx';

afterEach(cleanup);

const ID = caseId(1);

function desk() {
  const signaling = new FakeSignaling();
  let next = 0;
  const actions = createMessageActions({ signaling, caseId: ID, newRequestId: () => requestId(++next) });
  return { signaling, actions };
}
const written = () => caseOf(ID, [{ fact: { type: 'message-sent', text: 'he is grey' }, by: CREW }]);

describe('messages at the desk', () => {
  it('[MS2] are read when somebody says so, not because a panel was drawn', async () => {
    const { signaling, actions } = desk();
    signaling.answer('message:read', () => ({ seq: 9 }));
    const state = written();
    renderInApp(<MessagesPanel state={state} role={DOCTOR.role} actions={actions} />);
    expect(screen.getByText('1 new')).toBeDefined();
    expect(signaling.inputsOf('message:read')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Read' }));
    expect(signaling.inputsOf('message:read')).toMatchObject([{ through: state.messages[0]?.seq }]);
  });

  it('[MS1] that did not get there can be sent again, under the same requestId', async () => {
    const { signaling, actions } = desk();
    const answer = vi
      .fn<() => { seq: number }>()
      .mockImplementationOnce(() => {
        throw new AppError(ErrorCode.TimedOut, 'no answer');
      })
      .mockImplementation(() => ({ seq: 9 }));
    signaling.answer('message:send', answer);
    renderInApp(<MessagesPanel state={written()} role={DOCTOR.role} actions={actions} />);
    await userEvent.type(screen.getByRole('textbox'), 'oxygen?');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Send again' }));
    const [first, second] = signaling.inputsOf('message:send');
    expect(second).toEqual(first);
  });

  // What happened: without a link “Read” and “Send” looked as if they could be pressed, and what was written was gone from its line.
  it('[MS1] are neither sent nor read without a link, which is said, and what was written stays', async () => {
    const { signaling, actions } = desk();
    const { setLink } = renderWithLink(
      <MessagesPanel state={written()} role={DOCTOR.role} actions={actions} />,
    );
    await userEvent.type(screen.getByRole('textbox'), 'oxygen?');
    setLink(false);
    for (const button of screen.getAllByRole('button')) {
      expect(reasonOf(button)).toBe('Not without a link');
      await userEvent.click(button);
    }
    expect(signaling.inputsOf('message:send')).toEqual([]);
    expect(signaling.inputsOf('message:read')).toEqual([]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('oxygen?');
  });

  it('are a dispatcher’s to read and not to write', () => {
    renderInApp(<MessagesPanel state={written()} role={DISPATCHER.role} actions={desk().actions} />);
    expect(screen.getByText('he is grey')).toBeDefined();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Read' })).toBeNull();
  });
});
