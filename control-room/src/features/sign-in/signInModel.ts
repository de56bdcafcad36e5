import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

export type SignInState = ({ kind: 'ready' } | { kind: 'busy' } | { kind: 'failed'; code: ErrorCode }) & {
  /** Once an account has asked for its second factor, the form does. */
  asksCode: boolean;
  /** The organisation's own sign-in, by name, once it is known that there is one. */
  provider: string | null;
};

type Credentials = { account: string; password: string; code?: string };

export type SignInModel = Readable<SignInState> & {
  signIn: (credentials: Credentials) => Promise<void>;
  /** Leaves this page for the organisation's own sign-in, which leads back to it. */
  goToProvider: () => void;
};

export type SignInDeps = {
  signIn: (account: string, password: string, code?: string) => Promise<void>;
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
    asksCode: false,
    provider: null,
  });
  // Without an answer there is still the form, and it says what is wrong with the server.
  readProvider().then(
    (provider) => {
      store.set({ ...store.getSnapshot(), provider });
    },
    () => undefined,
  );
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    goToProvider,
    signIn: async ({ account, password, code }) => {
      const { kind, asksCode } = store.getSnapshot();
      if (kind === 'busy') return;
      store.set({ ...store.getSnapshot(), kind: 'busy' });
      try {
        await (code === undefined ? signIn(account, password) : signIn(account, password, code));
        store.set({ kind: 'ready', asksCode: false, provider: store.getSnapshot().provider });
      } catch (error) {
        const failure = failureOf(error);
        const asksNow = asksCode || failure === ErrorCode.SecondFactorNeeded;
        store.set({
          kind: 'failed',
          code: failure,
          asksCode: asksNow,
          provider: store.getSnapshot().provider,
        });
      }
    },
  };
}

/** A browser that does not reach the server throws an error of its own. */
function failureOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : ErrorCode.Disconnected;
}
