import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { type KnownVideoPolicy, watchVideoPolicy } from '@smart-triage/shared/client/videoPolicy';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  type VideoSegment,
  videoPath,
  VideoSegmentsSchema,
  videoSegmentPath,
} from '@smart-triage/shared/protocol/videoRecording';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { GetBlob } from '../../lib/blobGetter.ts';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { GetJson } from '../../lib/getJson.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type Pieces =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly pieces: readonly VideoSegment[] }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

export type RecordedVideoSnapshot = {
  readonly policy: KnownVideoPolicy;
  /** The moment at which the player was opened; `null` while it is shut. */
  readonly openedAt: Instant | null;
  /** Where it is watched: over the patient's screen, or beside the ECG of the same moment. */
  readonly where: Where;
  readonly pieces: Pieces;
  /** Why it could not be erased. */
  readonly eraseFailure: ErrorCode | null;
  readonly isErasing: boolean;
};

export type Where = 'over-patient' | 'beside-sheet';

export type RecordedVideoModel = Readable<RecordedVideoSnapshot> & {
  /** Opens the player at a moment, and asks anew what there is. */
  open: (at: Instant, where?: Where) => void;
  shut: () => void;
  load: (piece: VideoSegment) => Promise<Blob>;
  /** The patient takes consent back and wants what was recorded gone. */
  erase: () => Promise<void>;
  close: () => void;
};

type RecordedVideoDeps = {
  signaling: Signaling;
  caseId: CaseId;
  caseState: Readable<CaseState | null>;
  newRequestId: () => RequestId;
  getJson: GetJson;
  getBlob: GetBlob;
  onError: (error: unknown) => void;
};

/** What happened a moment ago is stored when its piece is finished. */
const LOOK_EVERY_MS = 3000;

/** [VR6] What was recorded of one patient. Which pieces there are is asked when somebody wants to watch, and each piece when it is played. */
export function createRecordedVideoModel(deps: RecordedVideoDeps): RecordedVideoModel {
  const { signaling, caseId, caseState, newRequestId, getJson, getBlob, onError } = deps;
  const policy = watchVideoPolicy({ signaling, onError });
  const store = createStore<RecordedVideoSnapshot>({
    policy: policy.getSnapshot(),
    openedAt: null,
    where: 'over-patient',
    pieces: { kind: 'loading' },
    eraseFailure: null,
    isErasing: false,
  });
  const change = (changes: Partial<RecordedVideoSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...changes });
  };
  const stopFollowing = policy.subscribe(() => {
    change({ policy: policy.getSnapshot() });
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const list = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const { segments } = await getJson(videoPath(caseId), VideoSegmentsSchema);
      change({ pieces: { kind: 'known', pieces: segments } });
      const { openedAt } = store.getSnapshot();
      if (openedAt !== null && !hasFrom(segments, openedAt))
        timer = setTimeout(() => void list(), LOOK_EVERY_MS);
    } catch (error) {
      change({ pieces: { kind: 'failed', code: errorCodeOf(error) } });
    }
  };
  const [takeBack, erase] = [createRepeatable(newRequestId), createRepeatable(newRequestId)];
  const takeBackAndErase = async (): Promise<void> => {
    const consent = caseState.getSnapshot()?.video.consent;
    if (consent?.answer === 'given') {
      const answer = { answer: 'withdrawn', keptDays: consent.keptDays } as const;
      await takeBack((requestId) => signaling.request('video:consent', { requestId, caseId, answer }));
    }
    await erase((requestId) => signaling.request('video:erase', { requestId, caseId }));
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: (at, where = store.getSnapshot().where) => {
      change({ openedAt: at, where, pieces: { kind: 'loading' } });
      void list();
    },
    shut: () => {
      clearTimeout(timer);
      change({ openedAt: null });
    },
    load: ({ segmentId }) => getBlob(videoSegmentPath(caseId, segmentId)),
    erase: async () => {
      change({ isErasing: true, eraseFailure: null });
      try {
        await takeBackAndErase();
        change({ isErasing: false });
      } catch (error) {
        change({ isErasing: false, eraseFailure: errorCodeOf(error) });
      }
    },
    close: () => {
      clearTimeout(timer);
      change({ openedAt: null });
      stopFollowing();
      policy.close();
    },
  };
}

/** Whether there is something to show at this moment, or later. */
function hasFrom(pieces: readonly VideoSegment[], at: Instant): boolean {
  return pieces.some(({ endedAt }) => endedAt > at);
}
