import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

export type SignInState = ({ kind: 'ready' } | { kind: 'busy' } | { kind: 'failed'; code: ErrorCode }) & {
  /** Once an account has asked for its second factor, the form does. */
  asksCode: boolean;
};

type Credentials = { account: string; password: string; code?: string };

export type SignInModel = Readable<SignInState> & {
  signIn: (credentials: Credentials) => Promise<void>;
};

/** Being let in is told by the access itself; this knows only about trying. */
export function createSignInModel(
  signIn: (account: string, password: string, code?: string) => Promise<void>,
): SignInModel {
  const store = createStore<SignInState>({ kind: 'ready', asksCode: false });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    signIn: async ({ account, password, code }) => {
      const { kind, asksCode } = store.getSnapshot();
      if (kind === 'busy') return;
      store.set({ kind: 'busy', asksCode });
      try {
        await (code === undefined ? signIn(account, password) : signIn(account, password, code));
        store.set({ kind: 'ready', asksCode: false });
      } catch (error) {
        const failure = failureOf(error);
        const asksNow = asksCode || failure === ErrorCode.SecondFactorNeeded;
        store.set({ kind: 'failed', code: failure, asksCode: asksNow });
      }
    },
  };
}

/** A browser that does not reach the server throws an error of its own. */
function failureOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : ErrorCode.Disconnected;
}
