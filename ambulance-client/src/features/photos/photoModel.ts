import type { Readable } from '@smart-triage/shared/client/store';
import { createStore } from '@smart-triage/shared/client/store';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { PhotoIdSchema, RequestIdSchema } from '@smart-triage/shared/domain/ids';
import type { Photo, PhotoKind } from '@smart-triage/shared/domain/photo';
import { sha256Hex } from '@smart-triage/shared/hash/sha256';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';
import type { PhotoQueue, PhotoQueueState } from '../../lib/photos/photoQueue.ts';

/** `camera`: it gave no still. `unreadable`: what was chosen is no picture. `not-kept`: the tablet could not write it down. */
export type PhotoProblem = 'camera' | 'unreadable' | 'not-kept';

export type PhotoState = {
  readonly isBusy: boolean;
  readonly problem: PhotoProblem | null;
  /** Of this case. */
  readonly waiting: PhotoQueueState['waiting'];
  readonly refused: PhotoQueueState['refused'];
  /** Those that the server has. */
  readonly stored: readonly Photo[];
  readonly isClosed: boolean;
  /** [PH4] Who waits for a photo; `null` also as soon as one is on its way. */
  readonly askedBy: string | null;
};

export type PhotoModelDeps = {
  view: Readable<CaseView | null>;
  /** The server's clock. */
  clock: Clock;
  queue: Pick<PhotoQueue, 'state' | 'add' | 'dismissRefused'>;
  /** A still of the camera that runs. */
  takeStill: () => Promise<Blob>;
  asJpeg: (picture: Blob) => Promise<Uint8Array<ArrayBuffer>>;
};

export type PhotoModel = Readable<PhotoState> & {
  take: (kind: PhotoKind) => Promise<void>;
  /** From the tablet's own camera app, or a file. */
  choose: (kind: PhotoKind, file: Blob) => Promise<void>;
  dismissRefused: () => void;
  close: () => void;
};

/** From a press to a photo that waits on the tablet; from there on it is the queue's. */
export function createPhotoModel({ view, clock, queue, takeStill, asJpeg }: PhotoModelDeps): PhotoModel {
  const own = createStore<Pick<PhotoState, 'isBusy' | 'problem'>>({ isBusy: false, problem: null });
  const state = derived([own, view, queue.state], (): PhotoState => {
    const current = view.getSnapshot();
    const isOwn = ({ caseId }: { caseId: string }): boolean => caseId === current?.caseId;
    const { waiting, refused } = queue.state.getSnapshot();
    const isClosed = isOver(current?.expected ?? 'opened');
    const asked = current?.confirmed?.photoAsked?.by.name ?? null;
    return {
      ...own.getSnapshot(),
      waiting: waiting.filter(isOwn),
      refused: refused.filter(isOwn),
      stored: current?.confirmed?.photos ?? [],
      isClosed,
      askedBy: isClosed || waiting.some(isOwn) ? null : asked,
    };
  });
  const keep = async (kind: PhotoKind, picture: Blob): Promise<PhotoProblem | null> => {
    const caseId = view.getSnapshot()?.caseId;
    if (!caseId) return 'not-kept';
    const bytes = await asJpeg(picture).catch(() => null);
    if (!bytes) return 'unreadable';
    const photoId = PhotoIdSchema.parse(crypto.randomUUID());
    const requestId = RequestIdSchema.parse(crypto.randomUUID());
    const sha256 = await sha256Hex(bytes);
    const offer = { photoId, kind, takenAt: clock.now(), bytes: bytes.length, sha256 };
    return queue.add({ photoId, caseId, requestId, offer, bytes }).then(
      () => null,
      () => 'not-kept' as const,
    );
  };
  const run = async (work: () => Promise<PhotoProblem | null>): Promise<void> => {
    if (own.getSnapshot().isBusy || state.getSnapshot().isClosed) return;
    own.set({ isBusy: true, problem: null });
    own.set({ isBusy: false, problem: await work() });
  };
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    take: (kind) =>
      run(async () => {
        const still = await takeStill().catch(() => null);
        return still ? keep(kind, still) : 'camera';
      }),
    choose: (kind, file) => run(() => keep(kind, file)),
    dismissRefused: () => {
      queue.dismissRefused();
    },
    close: state.close,
  };
}
