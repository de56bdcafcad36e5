// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { SignInRequest } from '@smart-triage/shared/protocol/signIn';
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
        model={modelOf(({ code }) => {
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
    expect(request).toHaveBeenCalledWith({ account: 'cardio', password: 'secret' });
  });

  it('[ID12] asks for a password of one’s own in the place of one that was made, and sends none that was not typed twice', async () => {
    const sent: SignInRequest[] = [];
    renderInApp(
      <SignIn
        model={modelOf((credentials) => {
          sent.push(credentials);
          const refused = new AppError(ErrorCode.PasswordToChoose, 'HTTP 401');
          return credentials.newPassword === undefined ? Promise.reject(refused) : Promise.resolve();
        })}
      />,
    );
    await userEvent.type(screen.getByLabelText('Account'), 'cardio');
    await userEvent.type(screen.getByLabelText('Password'), 'made-for-me{Enter}');
    const chosen = await screen.findByLabelText('New password');
    expect(screen.getByText(/good once\. At least 12/)).toBeDefined();
    const again = screen.getByLabelText('New password once more');
    await userEvent.type(chosen, 'zeven haringen in de zee');
    await userEvent.type(again, 'acht haringen in de zee{Enter}');
    await screen.findByText(/not typed the same twice/);
    expect(sent).toHaveLength(1);
    await userEvent.clear(again);
    await userEvent.type(again, 'zeven haringen in de zee{Enter}');
    await waitFor(() => {
      expect(sent).toHaveLength(2);
    });
    expect(sent.at(-1)).toEqual({
      account: 'cardio',
      password: 'made-for-me',
      newPassword: 'zeven haringen in de zee',
    });
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
