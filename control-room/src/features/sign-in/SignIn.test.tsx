// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { refusalIn } from './providerSignIn.ts';
import { SignIn } from './SignIn.tsx';
import { createSignInModel, type SignInDeps } from './signInModel.ts';

afterEach(cleanup);

function modelOf(signIn: SignInDeps['signIn'], others: Partial<SignInDeps> = {}) {
  const readProvider = () => Promise.resolve(null);
  return createSignInModel({ signIn, readProvider, goToProvider: vi.fn(), refusal: null, ...others });
}

async function signIn(answer: () => Promise<void>) {
  const request = vi.fn(answer);
  renderInApp(<SignIn model={modelOf(request)} />);
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
        model={modelOf((_account, _password, code) => {
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
    renderInApp(<SignIn model={modelOf(() => Promise.resolve())} />);
    expect(screen.getByText('Research use only: not a medical device')).toBeDefined();
  });

  it("offers the organisation's own sign-in by its name, and only where there is one", async () => {
    const goToProvider = vi.fn();
    const readProvider = () => Promise.resolve('Hospital sign-in');
    renderInApp(<SignIn model={modelOf(() => Promise.resolve(), { readProvider, goToProvider })} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in with Hospital sign-in' }));
    expect(goToProvider).toHaveBeenCalledOnce();
    cleanup();
    renderInApp(<SignIn model={modelOf(() => Promise.resolve())} />);
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('says what came of it when the page is opened by the way back', () => {
    const refusal = refusalIn('#/sign-in-refused/not-permitted');
    renderInApp(<SignIn model={modelOf(() => Promise.resolve(), { refusal })} />);
    expect(screen.getByRole('alert').textContent).toContain('not-permitted');
    expect([refusalIn('#/case/x'), refusalIn('#/sign-in-refused/<b>')]).toEqual([null, 'internal']);
  });
});
