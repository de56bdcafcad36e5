import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { PasswordChange } from '@smart-triage/shared/protocol/signIn';
import { type TypingProblem, typingProblemOf } from '../../lib/chosenPassword.ts';

export type PasswordProblem = TypingProblem | ErrorCode;
export type PasswordState = { asksCode: boolean } & (
  { kind: 'ready' } | { kind: 'busy' } | { kind: 'failed'; problem: PasswordProblem } | { kind: 'done' }
);

export type PasswordModel = Readable<PasswordState> & {
  change: (typed: PasswordChange & { again: string }) => Promise<void>;
};

/** [ID9] The change of one's own password; what was typed stays in the fields of the form. */
export function createPasswordModel(send: (change: PasswordChange) => Promise<void>): PasswordModel {
  const store = createStore<PasswordState>({ kind: 'ready', asksCode: false });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    change: async ({ again, ...change }) => {
      const { kind, asksCode } = store.getSnapshot();
      if (kind === 'busy') return;
      const problem = typingProblemOf(change.newPassword, again);
      if (problem) {
        store.set({ kind: 'failed', problem, asksCode });
        return;
      }
      store.set({ kind: 'busy', asksCode });
      try {
        await send(change);
        store.set({ kind: 'done', asksCode });
      } catch (error) {
        const code = error instanceof AppError ? error.code : ErrorCode.Disconnected;
        const asksNow = asksCode || code === ErrorCode.SecondFactorNeeded;
        store.set({ kind: 'failed', problem: code, asksCode: asksNow });
      }
    },
  };
}
