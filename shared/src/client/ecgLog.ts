import type { EcgBlock } from '../domain/ecgBlock.ts';
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

/** A captured minute by its hash, with the case that it is of. */
export type KeptBlock = EcgBlock & { readonly caseId: CaseId };

/** What is kept of one case: frames, or only the hashes of what was captured. */
export type KeptCase = { readonly caseId: CaseId; readonly frames: number };

/**
 * Where frames survive a reload, a crash and an empty battery until they are acknowledged, and the hashes of all that was captured until they are compared.
 * All reject when the device cannot write.
 */
export interface EcgLog {
  /** Resolves once all of them are on the disk, or rejects and none is. A block replaces what was kept of the same minute. */
  append(frames: readonly KeptFrame[], blocks?: readonly KeptBlock[]): Promise<void>;
  /** What is kept of this case and was captured at `until` or before: the newest, newest first, at most `limit`. */
  newest(caseId: CaseId, limit: number, until?: Instant): Promise<KeptFrame[]>;
  count(caseId: CaseId): Promise<number>;
  /** Every case of which anything is kept: those with frames first, the one that was captured last in front. */
  cases(): Promise<KeptCase[]>;
  remove(streamId: StreamId, seqs: readonly number[]): Promise<void>;
  /** Every minute that was captured for this case, in the order of stream and time. */
  blocks(caseId: CaseId): Promise<EcgBlock[]>;
  /** They have been compared. */
  forgetBlocks(caseId: CaseId): Promise<void>;
}

export function memoryEcgLog(): EcgLog {
  const frames = new Map<string, KeptFrame>();
  const blocks = new Map<string, KeptBlock>();
  const keyOf = (streamId: StreamId, seq: number): string => `${streamId}/${seq}`;
  return {
    append: (added, minutes = []) => {
      for (const frame of added) frames.set(keyOf(frame.streamId, frame.seq), frame);
      for (const minute of minutes) blocks.set(keyOf(minute.streamId, minute.block), minute);
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
      for (const { caseId } of blocks.values()) counts.set(caseId, counts.get(caseId) ?? 0);
      return Promise.resolve([...counts].map(([caseId, count]) => ({ caseId, frames: count })));
    },
    remove: (streamId, seqs) => {
      for (const seq of seqs) frames.delete(keyOf(streamId, seq));
      return Promise.resolve();
    },
    blocks: (caseId) =>
      Promise.resolve([...blocks.values()].filter((kept) => kept.caseId === caseId).map(ecgBlockOf)),
    forgetBlocks: (caseId) => {
      for (const [key, kept] of blocks) if (kept.caseId === caseId) blocks.delete(key);
      return Promise.resolve();
    },
  };
}

export function ecgBlockOf({ streamId, block, frames, sha256 }: KeptBlock): EcgBlock {
  return { streamId, block, frames, sha256 };
}

function newestFirst(a: KeptFrame, b: KeptFrame): number {
  return b.capturedUntil - a.capturedUntil || b.seq - a.seq;
}
