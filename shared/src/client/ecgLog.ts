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
  /** Everything of this case that is kept, in any order. */
  load(caseId: CaseId): Promise<KeptFrame[]>;
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
    load: (caseId) => Promise.resolve([...frames.values()].filter((frame) => frame.caseId === caseId)),
    cases: () => {
      const newestFirst = [...frames.values()].sort((a, b) => b.capturedUntil - a.capturedUntil);
      const counts = new Map<CaseId, number>();
      for (const { caseId } of newestFirst) counts.set(caseId, (counts.get(caseId) ?? 0) + 1);
      return Promise.resolve([...counts].map(([caseId, count]) => ({ caseId, frames: count })));
    },
    remove: (streamId, seqs) => {
      for (const seq of seqs) frames.delete(keyOf(streamId, seq));
      return Promise.resolve();
    },
  };
}
