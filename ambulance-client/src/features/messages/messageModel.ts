import type { Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import { type Message, type ReadThrough, unreadBy } from '@smart-triage/shared/domain/message';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';

export type MessageState = {
  readonly messages: readonly Message[];
  readonly readThrough: ReadThrough;
  /** From the desk, and not on this screen yet. */
  readonly unread: readonly Message[];
  readonly onTheWay: number;
  readonly isClosed: boolean;
};

export type MessageModelDeps = {
  view: Readable<CaseView | null>;
  send: (text: string) => void;
  markRead: (through: number) => void;
};

export type MessageModel = Readable<MessageState> & {
  send: (text: string) => void;
  /** What is there now is on the screen. */
  show: () => void;
  close: () => void;
};

/** Writing to the cardiologist where the patient does not hear it. */
export function createMessageModel({ view, send, markRead }: MessageModelDeps): MessageModel {
  let marked = 0;
  const state = derived([view], (): MessageState => {
    const current = view.getSnapshot();
    const confirmed = current?.confirmed ?? null;
    const { messages, readThrough } = confirmed ?? { messages: [], readThrough: { crew: 0, desk: 0 } };
    return {
      messages,
      readThrough,
      unread: unreadBy('crew', { messages, readThrough }),
      onTheWay: current?.onTheWay.filter((name) => name === 'message:send').length ?? 0,
      isClosed: refusalOf(current?.expected ?? 'opened', 'message-sent', 'paramedic') !== null,
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    send: (text) => {
      if (!state.getSnapshot().isClosed) send(text);
    },
    show: () => {
      const { unread, isClosed } = state.getSnapshot();
      const through = unread.at(-1)?.seq ?? 0;
      // The server is told once, also while the first telling waits for a link.
      if (isClosed || through <= marked) return;
      marked = through;
      markRead(through);
    },
    close: state.close,
  };
}
