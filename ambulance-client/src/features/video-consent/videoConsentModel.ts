import type { KnownVideoPolicy } from '@smart-triage/shared/client/videoPolicy';
import type { Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { ConsentAnswer } from '@smart-triage/shared/domain/hospitalRecord';
import { type CaseVideo, NO_VIDEO, type VideoAnswer } from '@smart-triage/shared/domain/videoRecording';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';

export type VideoConsentSnapshot = {
  /** Days that a recording would be kept; `null`: this organisation records nothing, or has not said so yet. */
  readonly keptDays: number | null;
  /** As the server has it. */
  readonly video: CaseVideo;
  readonly isOnTheWay: boolean;
  readonly isClosed: boolean;
};

export type VideoConsentModel = Readable<VideoConsentSnapshot> & {
  note: (answer: ConsentAnswer) => void;
  /** Takes away what was recorded. */
  erase: () => void;
  close: () => void;
};

type VideoConsentDeps = {
  view: Readable<CaseView | null>;
  policy: Readable<KnownVideoPolicy> & { close: () => void };
  send: (answer: VideoAnswer) => void;
  erase: () => void;
};

/** [VR2] What the patient says about being recorded, asked by the crew; apart from consent to the hospital's record. Without a link it waits, and nothing is recorded meanwhile. */
export function createVideoConsentModel({ view, policy, send, erase }: VideoConsentDeps): VideoConsentModel {
  const state = derived([view, policy], (): VideoConsentSnapshot => {
    const current = view.getSnapshot();
    const waiting = current?.onTheWay ?? [];
    return {
      keptDays: policy.getSnapshot()?.keptDays ?? null,
      video: current?.confirmed?.video ?? NO_VIDEO,
      isOnTheWay: waiting.includes('video:consent') || waiting.includes('video:erase'),
      isClosed: refusalOf(current?.expected ?? 'opened', 'video-recording-started', 'paramedic') !== null,
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    note: (answer) => {
      const { keptDays, video, isClosed, isOnTheWay } = state.getSnapshot();
      const days = keptDays ?? video.consent?.keptDays;
      if (days !== undefined && !isClosed && !isOnTheWay) send({ answer, keptDays: days });
    },
    erase: () => {
      if (!state.getSnapshot().isOnTheWay) erase();
    },
    close: () => {
      state.close();
      policy.close();
    },
  };
}
