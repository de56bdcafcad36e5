import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { EcgStore } from '../store/ecgStore.ts';
import type { EcgIngest } from './ecgIngest.ts';

type Place = Pick<EcgRecordingFact, 'streamId' | 'fromSeq' | 'toSeq'>;

/** Named frames of a stream, once all of them are stored. */
export type StoredWindow = {
  /** In order, as they came; `null` while one of them is missing. */
  frames: (caseId: CaseId, place: Place) => Promise<Uint8Array[] | null>;
};

export function createStoredWindow(
  ingest: Pick<EcgIngest, 'storedOf'>,
  store: Pick<EcgStore, 'read'>,
): StoredWindow {
  return {
    frames: async (caseId, { streamId, fromSeq, toSeq }) => {
      const stored = await ingest.storedOf(streamId);
      if (!stored.covers([fromSeq, toSeq])) return null;
      const frames = await store.read({ caseId, streamId }, fromSeq, toSeq, toSeq - fromSeq + 1);
      return frames.map(({ bytes }) => bytes);
    },
  };
}
