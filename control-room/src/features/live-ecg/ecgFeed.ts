import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { decodeFrame, decodeHead, type EcgFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import type { FramePart } from '@smart-triage/shared/ecg/frameLayout';
import type { SeqRange } from '@smart-triage/shared/ecg/seqRanges';
import type { Signaling } from '../../lib/signaling.ts';
import { BackfillPlan } from './backfillPlan.ts';
import { StreamOrder } from './streamOrder.ts';

export type EcgFeedSnapshot = {
  /** `waiting`: the server has no ECG of this case yet, or has not answered. */
  kind: 'waiting' | 'receiving';
  stream: Pick<EcgFrame, 'streamId' | 'leads' | 'rateHz' | 'lsbNv'> | null;
  /** Frames that arrived damaged and were not drawn. */
  damaged: number;
};

export type EcgFeed = Readable<EcgFeedSnapshot> & { close: () => void };

export type EcgFeedOptions = {
  signaling: Signaling;
  caseId: CaseId;
  /** Each frame of the newest stream once, in the order in which they arrive: after a gap, older ones come after newer ones. Its head may come before it. */
  onFrame: (frame: EcgFrame, part: FramePart) => void;
  onError: (error: unknown) => void;
};

/** With a link, what was not answered is asked for again: the next link may be an hour away. */
const ASK_AGAIN_MS = 2000;

const WAITING: EcgFeedSnapshot = { kind: 'waiting', stream: null, damaged: 0 };

/** The live ECG of one case as it arrives: watches, follows the newest stream [EC14], and asks for what a cut has left out. */
export function createEcgFeed(options: EcgFeedOptions): EcgFeed {
  const { signaling, caseId, onError } = options;
  const store = createStore(WAITING);
  let backfill = new BackfillPlan();
  const order = new StreamOrder();
  let isClosed = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const isReady = (): boolean => signaling.state.getSnapshot().kind === 'ready';

  const take = (bytes: Uint8Array): void => {
    const frame = decoded(bytes, decodeFrame);
    if (frame) handleFrame(frame);
  };
  const takeHead = (bytes: Uint8Array): void => {
    const head = decoded(bytes, decodeHead);
    const isNew = head?.streamId === store.getSnapshot().stream?.streamId && !backfill.has(head?.seq ?? 0);
    if (head && isNew && !isClosed) options.onFrame(head, 'head');
  };
  /** What was damaged on the way is counted, not drawn: the server has the right one. */
  const decoded = (bytes: Uint8Array, decode: (bytes: Uint8Array) => EcgFrame): EcgFrame | null => {
    try {
      return decode(bytes);
    } catch {
      store.set({ ...store.getSnapshot(), damaged: store.getSnapshot().damaged + 1 });
      return null;
    }
  };
  const handleFrame = (frame: EcgFrame): void => {
    const followed = store.getSnapshot().stream?.streamId ?? null;
    order.note(frame.streamId);
    if (followed !== frame.streamId) {
      // After a dead zone the backlog of an earlier stream can arrive beside the newest one.
      if (!order.isNewer(frame.streamId, followed)) return;
      follow(frame);
    }
    if (!backfill.receive(frame.seq)) return;
    options.onFrame(frame, 'whole');
  };
  const follow = ({ streamId, leads, rateHz, lsbNv }: EcgFrame): void => {
    backfill = new BackfillPlan();
    const stream = { streamId, leads, rateHz, lsbNv };
    store.set({ ...store.getSnapshot(), kind: 'receiving', stream });
  };
  const takeBatch = (batch: Uint8Array): void => {
    if (isClosed) return;
    for (const bytes of unpacked(batch, onError)) take(bytes);
    fillGaps();
  };
  const fillGaps = (): void => {
    const streamId = store.getSnapshot().stream?.streamId;
    if (!streamId) return;
    for (const range of backfill.take()) void read(streamId, range);
  };
  const read = async (streamId: StreamId, range: SeqRange): Promise<void> => {
    const plan = backfill;
    const [fromSeq, toSeq] = range;
    try {
      takeBatch((await signaling.request('ecg:read', { caseId, streamId, fromSeq, toSeq })).frames);
    } catch (error) {
      onError(error);
      askLater(() => {
        plan.giveBack(range);
        fillGaps();
      });
    }
  };
  const askLater = (ask: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (isReady()) ask();
    }, ASK_AGAIN_MS);
    timers.add(timer);
  };
  const watch = async (): Promise<void> => {
    backfill.forgetAsked();
    const { streams, recent } = await signaling.request('ecg:watch', { caseId });
    order.set(streams.map(({ streamId }) => streamId));
    takeBatch(recent);
  };

  const subscriptions = [
    askUntilAnswered({ signaling, ask: watch, onError }).close,
    signaling.on('case:changed', ({ event: { caseId: changed, fact } }) => {
      if (changed === caseId && fact.type === 'ecg-started') order.note(fact.stream.streamId);
    }),
    signaling.on('ecg:received', (told) => {
      if (told.caseId === caseId) takeBatch(told.frames);
    }),
    signaling.on('ecg:ahead', (told) => {
      if (told.caseId === caseId) takeHead(told.head);
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      if (isClosed) return;
      isClosed = true;
      for (const unsubscribe of subscriptions) unsubscribe();
      for (const timer of timers) clearTimeout(timer);
      if (isReady()) signaling.request('ecg:unwatch', { caseId }).catch(onError);
    },
  };
}

function unpacked(batch: Uint8Array, onError: (error: unknown) => void): Uint8Array[] {
  try {
    return unpackFrames(batch);
  } catch (error) {
    onError(error);
    return [];
  }
}
