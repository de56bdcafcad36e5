import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { decodeFrame, type EcgFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import type { Signaling } from '../../lib/signaling.ts';

/** A stream of the case, and how far it is stored. */
export type StoredStream = { streamId: StreamId; lastSeq: number };

/** The stored ECG of one case, frame by frame. */
export type EcgArchive = {
  streams: () => Promise<StoredStream[]>;
  /** Stored frames `fromSeq` to `toSeq`; what is not stored (yet) is not among them. */
  read: (streamId: StreamId, fromSeq: number, toSeq: number) => Promise<EcgFrame[]>;
};

/** Two minutes of tenths of a second: going to and fro asks the server once. */
const KEPT_FRAMES = 1200;

export function createEcgArchive(signaling: Signaling, caseId: CaseId): EcgArchive {
  const kept = new Map<string, EcgFrame>();
  const keyOf = (streamId: StreamId, seq: number): string => `${streamId} ${seq}`;
  const keep = (frame: EcgFrame): void => {
    kept.set(keyOf(frame.streamId, frame.seq), frame);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_FRAMES && oldest !== undefined) kept.delete(oldest);
  };
  const known = (streamId: StreamId, seqs: readonly number[]): EcgFrame[] =>
    seqs.flatMap((seq) => kept.get(keyOf(streamId, seq)) ?? []);

  return {
    streams: async () => {
      const { streams } = await signaling.request('ecg:watch', { caseId });
      return streams.flatMap(({ streamId, lastSeq }) => (lastSeq === null ? [] : { streamId, lastSeq }));
    },
    read: async (streamId, fromSeq, toSeq) => {
      const seqs = Array.from({ length: toSeq - fromSeq + 1 }, (_, index) => fromSeq + index);
      const missing = seqs.filter((seq) => !kept.has(keyOf(streamId, seq)));
      let next = missing[0] ?? Infinity;
      const last = missing.at(-1) ?? -1;
      const fetched: EcgFrame[] = [];
      // One answer holds as much as fits into a message; an empty one says that there is nothing further on.
      while (next <= last) {
        const { frames } = await signaling.request('ecg:read', {
          caseId,
          streamId,
          fromSeq: next,
          toSeq: last,
        });
        const batch = unpackFrames(frames).map(decodeFrame);
        fetched.push(...batch);
        next = batch.length === 0 ? Infinity : Math.max(...batch.map(({ seq }) => seq)) + 1;
      }
      const before = known(streamId, seqs);
      for (const frame of fetched) keep(frame);
      const news = fetched.filter(({ seq }) => !before.some((frame) => frame.seq === seq));
      return [...before, ...news].toSorted((a, b) => a.seq - b.seq);
    },
  };
}
