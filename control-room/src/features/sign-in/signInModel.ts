import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { SignInRequest } from '@smart-triage/shared/protocol/signIn';
import { type TypingProblem, typingProblemOf } from '../../lib/chosenPassword.ts';

const NOTHING_ASKED = { asksCode: false, asksNewPassword: false };

export type SignInProblem = TypingProblem | ErrorCode;
export type SignInState = ({ kind: 'ready' } | { kind: 'busy' } | { kind: 'failed'; code: SignInProblem }) & {
  /** Once an account has asked for its second factor, the form does. */
  asksCode: boolean;
  /** [ID12] Once the password turned out to be one that was made for the person, the form asks for one of their own. */
  asksNewPassword: boolean;
  /** The organisation's own sign-in, by name, once it is known that there is one. */
  provider: string | null;
};

/** What was typed; `again`: the new password once more. */
type Typed = SignInRequest & { again?: string };

export type SignInModel = Readable<SignInState> & {
  signIn: (typed: Typed) => Promise<void>;
  /** Leaves this page for the organisation's own sign-in, which leads back to it. */
  goToProvider: () => void;
};

export type SignInDeps = {
  signIn: (credentials: SignInRequest) => Promise<void>;
  /** What the server offers besides accounts. */
  readProvider: () => Promise<string | null>;
  goToProvider: () => void;
  /** What came of the organisation's sign-in, when the page was opened by it. */
  refusal: ErrorCode | null;
};

/** Being let in is told by the access itself; this knows only about trying. */
export function createSignInModel({ signIn, readProvider, goToProvider, refusal }: SignInDeps): SignInModel {
  const store = createStore<SignInState>({
    ...(refusal === null ? { kind: 'ready' } : { kind: 'failed', code: refusal }),
    ...NOTHING_ASKED,
    provider: null,
  });
  const patch = (change: Partial<SignInState>): void => {
    store.set({ ...store.getSnapshot(), ...change } as SignInState);
  };
  // Without an answer there is still the form, and it says what is wrong with the server.
  readProvider().then(
    (provider) => {
      patch({ provider });
    },
    () => undefined,
  );
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    goToProvider,
    signIn: async ({ again, ...credentials }) => {
      if (store.getSnapshot().kind === 'busy') return;
      const { newPassword } = credentials;
      const problem = newPassword === undefined ? null : typingProblemOf(newPassword, again ?? '');
      if (problem !== null) {
        patch({ kind: 'failed', code: problem });
        return;
      }
      patch({ kind: 'busy' });
      try {
        await signIn(credentials);
        patch({ kind: 'ready', ...NOTHING_ASKED });
      } catch (error) {
        const code = failureOf(error);
        const { asksCode, asksNewPassword } = store.getSnapshot();
        patch({
          kind: 'failed',
          code,
          asksCode: asksCode || code === ErrorCode.SecondFactorNeeded,
          asksNewPassword: asksNewPassword || code === ErrorCode.PasswordToChoose,
        });
      }
    },
  };
}

/** A browser that does not reach the server throws an error of its own. */
function failureOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : ErrorCode.Disconnected;
}
