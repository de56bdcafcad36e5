import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

/** How many are on their way, and why the last one did not get there. */
export type MessageSnapshot = { onTheWay: number; failure: { code: ErrorCode; text: string | null } | null };

export type MessageActions = Readable<MessageSnapshot> & {
  send: (text: string) => Promise<void>;
  markRead: (through: number) => Promise<void>;
};

type MessageOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

/** What was written and not stored comes back with its text, so that it can be sent again and is never lost in silence. */
export function createMessageActions({ signaling, caseId, newRequestId }: MessageOptions): MessageActions {
  const store = createStore<MessageSnapshot>({ onTheWay: 0, failure: null });
  const readOnce = createRepeatable(newRequestId);
  const sendOnce = createRepeatable(newRequestId);
  const run = async (text: string | null, request: () => Promise<unknown>): Promise<void> => {
    const change = (by: number, failure: MessageSnapshot['failure']): void => {
      store.set({ onTheWay: store.getSnapshot().onTheWay + by, failure });
    };
    change(text === null ? 0 : 1, null);
    try {
      await request();
      change(text === null ? 0 : -1, store.getSnapshot().failure);
    } catch (error) {
      change(text === null ? 0 : -1, { code: errorCodeOf(error), text });
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    // The same text again after an uncertain failure goes under the same requestId.
    send: (text) =>
      run(text, () =>
        sendOnce((requestId) => signaling.request('message:send', { requestId, caseId, text }), text),
      ),
    markRead: (through) =>
      run(null, () =>
        readOnce(
          (requestId) => signaling.request('message:read', { requestId, caseId, through }),
          String(through),
        ),
      ),
  };
}
