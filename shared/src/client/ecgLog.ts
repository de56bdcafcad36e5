import type { CaseId, StreamId } from '../domain/ids.ts';
import type { Instant } from '../time/instant.ts';

/** One encoded frame as it waits for the server. */
export type KeptFrame = {
  readonly caseId: CaseId;
  readonly streamId: StreamId;
  readonly seq: number;
  /** When its last sample ended, on the tablet's clock. */
  readonly capturedUntil: Instant;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** What is kept of one case. */
export type KeptCase = { readonly caseId: CaseId; readonly frames: number };

/** Where frames survive a reload, a crash and an empty battery until they are acknowledged. All reject when the device cannot write. */
export interface EcgLog {
  /** Resolves once all of them are on the disk, or rejects and none is. */
  append(frames: readonly KeptFrame[]): Promise<void>;
  /** What is kept of this case and was captured at `until` or before: the newest, newest first, at most `limit`. */
  newest(caseId: CaseId, limit: number, until?: Instant): Promise<KeptFrame[]>;
  count(caseId: CaseId): Promise<number>;
  /** Every case of which a frame is kept, the one that was captured last first. */
  cases(): Promise<KeptCase[]>;
  remove(streamId: StreamId, seqs: readonly number[]): Promise<void>;
}

export function memoryEcgLog(): EcgLog {
  const frames = new Map<string, KeptFrame>();
  const keyOf = (streamId: StreamId, seq: number): string => `${streamId}/${seq}`;
  return {
    append: (added) => {
      for (const frame of added) frames.set(keyOf(frame.streamId, frame.seq), frame);
      return Promise.resolve();
    },
    newest: (caseId, limit, until) => {
      const found = [...frames.values()].filter((frame) => frame.caseId === caseId);
      const inTime = found.filter(({ capturedUntil }) => until === undefined || capturedUntil <= until);
      return Promise.resolve(inTime.sort(newestFirst).slice(0, limit));
    },
    count: (caseId) =>
      Promise.resolve([...frames.values()].filter((frame) => frame.caseId === caseId).length),
    cases: () => {
      const counts = new Map<CaseId, number>();
      for (const { caseId } of [...frames.values()].sort(newestFirst))
        counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
      return Promise.resolve([...counts].map(([caseId, count]) => ({ caseId, frames: count })));
    },
    remove: (streamId, seqs) => {
      for (const seq of seqs) frames.delete(keyOf(streamId, seq));
      return Promise.resolve();
    },
  };
}

function newestFirst(a: KeptFrame, b: KeptFrame): number {
  return b.capturedUntil - a.capturedUntil || b.seq - a.seq;
}
