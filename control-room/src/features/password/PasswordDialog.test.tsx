// @vitest-environment happy-dom
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { PasswordChange } from '@smart-triage/shared/protocol/signIn';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { createPasswordModel } from './passwordModel.ts';

afterEach(cleanup);

const GOOD = 'zeven haringen in de zee';

function open(send: (change: PasswordChange) => Promise<void>) {
  renderInApp(<PasswordDialog model={createPasswordModel(send)} onClose={vi.fn()} />);
  return async (...typed: [label: string, text: string][]) => {
    for (const [label, text] of typed) {
      const field = screen.getByLabelText(label);
      await userEvent.clear(field);
      await userEvent.type(field, text);
    }
    // happy-dom does not know buttons that stand outside of their form.
    fireEvent.submit(screen.getByLabelText('Password now').closest('form')!);
  };
}

it('[ID9] asks for the code once the account needs one, keeps what was typed, and says when it is done', async () => {
  const sent: PasswordChange[] = [];
  const fill = open((change) => {
    sent.push(change);
    const refused = new AppError(ErrorCode.SecondFactorNeeded, 'HTTP 401');
    return change.code === undefined ? Promise.reject(refused) : Promise.resolve();
  });
  await fill(['Password now', 'old'], ['New password', GOOD], ['New password once more', GOOD]);
  await screen.findByLabelText('Code of the authenticator app');
  await fill(['Code of the authenticator app', '123 456']);
  expect(sent.at(-1)).toEqual({ password: 'old', newPassword: GOOD, code: '123456' });
  expect((await screen.findByRole('status')).textContent).toContain('is changed');
});

it('[ID9] sends nothing that was not typed the same twice, or is too short', async () => {
  const send = vi.fn(() => Promise.resolve());
  const fill = open(send);
  await fill(['Password now', 'old'], ['New password', GOOD], ['New password once more', 'other']);
  expect(screen.getByRole('alert').textContent).toContain('not typed the same twice');
  await fill(['New password', 'short'], ['New password once more', 'short']);
  expect(screen.getByRole('alert').textContent).toContain('fewer than 12');
  expect(send).not.toHaveBeenCalled();
});
