import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { decodeFrame, decodeHead, type EcgFrame } from '@smart-triage/shared/ecg/frame';
import { type SeqRange, SeqRanges } from '@smart-triage/shared/ecg/seqRanges';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { EcgStore, StoredFrame } from '../store/ecgStore.ts';

/** What is committed of a stream: everything up to `through`, and the ranges beyond it. */
export type Acknowledgement = { streamId: StreamId; through: number; ranges: SeqRange[] };

type EcgIngestDeps = {
  store: EcgStore;
  findCase: (caseId: CaseId) => CaseState | undefined;
  /** Told after each commit: what the tablet may forget. */
  onAcknowledged: (caseId: CaseId, acknowledgement: Acknowledgement) => void;
  /** Told after each commit, with frames that were not known before, as they came. */
  onStored: (caseId: CaseId, frames: readonly StoredFrame[]) => void;
  /** Told of the head of a frame, as it came; nothing of it is stored. */
  onHead: (caseId: CaseId, head: Uint8Array) => void;
};

/**
 * Takes frames from whichever lane they come by, any number of times and in any order. [EC2] Stores each once, and says so only after the commit: what
 * it has acknowledged, the tablet may delete.
 */
export class EcgIngest {
  readonly #deps: EcgIngestDeps;
  readonly #stored = new Map<StreamId, Promise<SeqRanges>>();

  constructor(deps: EcgIngestDeps) {
    this.#deps = deps;
  }

  /** Resolves once the frames are committed. Rejects without storing any of them when one is damaged or does not belong to the case. */
  async accept(caseId: CaseId, encoded: readonly Uint8Array[]): Promise<void> {
    const frames = encoded.map((bytes) => this.#check(caseId, bytes));
    for (const [streamId, group] of byStream(frames)) await this.#acceptStream(caseId, streamId, group);
  }

  /** [EC13] Tells a head on and keeps nothing of it. Throws when it is damaged or does not belong to the case. */
  passOn(caseId: CaseId, head: Uint8Array): void {
    this.#streamOf(caseId, decodeHead(head));
    this.#deps.onHead(caseId, head);
  }

  /** What is stored of a stream. */
  async storedOf(streamId: StreamId): Promise<SeqRanges> {
    let known = this.#stored.get(streamId);
    if (!known) {
      known = this.#load(streamId);
      this.#stored.set(streamId, known);
      known.catch(() => this.#stored.delete(streamId));
    }
    return known;
  }

  async #acceptStream(caseId: CaseId, streamId: StreamId, frames: readonly StoredFrame[]): Promise<void> {
    const stored = await this.storedOf(streamId);
    const fresh = frames.filter(({ seq }) => !stored.has(seq));
    if (fresh.length > 0) await this.#deps.store.append(caseId, fresh);
    const first = fresh.filter(({ seq }) => !stored.has(seq));
    for (const { seq } of first) stored.add(seq);
    this.#deps.onAcknowledged(caseId, acknowledgementOf(streamId, stored));
    if (first.length > 0) this.#deps.onStored(caseId, first);
  }

  #check(caseId: CaseId, bytes: Uint8Array): StoredFrame {
    const frame = decodeFrame(bytes);
    return { streamId: this.#streamOf(caseId, frame), seq: frame.seq, bytes };
  }

  #streamOf(caseId: CaseId, frame: EcgFrame): StreamId {
    const stream = this.#deps
      .findCase(caseId)
      ?.ecgStreams.find(({ streamId }) => streamId === frame.streamId);
    if (!stream) throw new AppError(ErrorCode.NotFound, 'the frame belongs to no stream of this case');
    const isSame =
      frame.rateHz === stream.rateHz &&
      frame.lsbNv === stream.lsbNv &&
      frame.leads.join() === stream.leads.join();
    if (!isSame)
      throw new AppError(ErrorCode.Invalid, 'frame: rate, resolution or leads differ from the stream');
    return stream.streamId;
  }

  async #load(streamId: StreamId): Promise<SeqRanges> {
    const ranges = new SeqRanges();
    for (const seq of await this.#deps.store.readSeqs(streamId)) ranges.add(seq);
    return ranges;
  }
}

const MAX_RANGES = 1000;

function acknowledgementOf(streamId: StreamId, stored: SeqRanges): Acknowledgement {
  const through = stored.contiguousThrough();
  return {
    streamId,
    through,
    ranges: stored
      .ranges()
      .filter(([first]) => first > through)
      .slice(0, MAX_RANGES),
  };
}

function byStream(frames: readonly StoredFrame[]): Map<StreamId, StoredFrame[]> {
  const groups = new Map<StreamId, StoredFrame[]>();
  for (const frame of frames) {
    const group = groups.get(frame.streamId) ?? [];
    group.push(frame);
    groups.set(frame.streamId, group);
  }
  return groups;
}
