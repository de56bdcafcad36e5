import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

export type SignInState = { kind: 'ready' } | { kind: 'busy' } | { kind: 'failed'; code: ErrorCode };

export type SignInModel = Readable<SignInState> & {
  signIn: (account: string, password: string) => Promise<void>;
};

/** Being let in is told by the access itself; this knows only about trying. */
export function createSignInModel(signIn: (account: string, password: string) => Promise<void>): SignInModel {
  const store = createStore<SignInState>({ kind: 'ready' });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    signIn: async (account, password) => {
      if (store.getSnapshot().kind === 'busy') return;
      store.set({ kind: 'busy' });
      try {
        await signIn(account, password);
        store.set({ kind: 'ready' });
      } catch (error) {
        store.set({ kind: 'failed', code: failureOf(error) });
      }
    },
  };
}

/** A browser that does not reach the server throws an error of its own. */
function failureOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : ErrorCode.Disconnected;
}
