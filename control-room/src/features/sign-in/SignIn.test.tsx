// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { SignIn } from './SignIn.tsx';
import { createSignInModel } from './signInModel.ts';

afterEach(cleanup);

async function signIn(answer: () => Promise<void>) {
  const request = vi.fn(answer);
  renderInApp(<SignIn model={createSignInModel(request)} />);
  await userEvent.type(screen.getByLabelText('Account'), 'cardio');
  await userEvent.type(screen.getByLabelText('Password'), 'secret');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  return request;
}

describe('signing in', () => {
  it('asks for the code of a second factor once an account needs one, and goes on asking', async () => {
    const codes: (string | undefined)[] = [];
    renderInApp(
      <SignIn
        model={createSignInModel((_account, _password, code) => {
          codes.push(code);
          const refusal = code === undefined ? ErrorCode.SecondFactorNeeded : ErrorCode.NotSignedIn;
          return Promise.reject(new AppError(refusal, 'HTTP 401'));
        })}
      />,
    );
    await userEvent.type(screen.getByLabelText('Account'), 'auditor');
    await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}');
    const field = await screen.findByLabelText('Code of the authenticator app');
    await userEvent.type(field, '123 456{Enter}');
    expect(codes).toEqual([undefined, '123456']);
    expect(screen.getByLabelText('Code of the authenticator app')).toBeDefined();
  });

  it('sends what was typed', async () => {
    const request = await signIn(() => Promise.resolve());
    expect(request).toHaveBeenCalledWith('cardio', 'secret');
  });

  it('does not say which of account and password is wrong', async () => {
    await signIn(() => Promise.reject(new AppError(ErrorCode.NotSignedIn, 'HTTP 401')));
    expect(screen.getByRole('alert').textContent).toContain('do not belong together');
  });

  it('tells a server that is not reached from a wrong password', async () => {
    await signIn(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(screen.getByRole('alert').textContent).toContain('disconnected');
  });

  it('says on the first screen that it is for research', () => {
    renderInApp(<SignIn model={createSignInModel(() => Promise.resolve())} />);
    expect(screen.getByText('Research use only: not a medical device')).toBeDefined();
  });
});
