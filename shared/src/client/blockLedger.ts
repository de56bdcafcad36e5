import { type EcgBlock, type EcgMinute, FRAMES_PER_BLOCK } from '../domain/ecgBlock.ts';
import type { StreamId } from '../domain/ids.ts';
import { packFrames } from '../ecg/frameBatch.ts';
import { sha256Hex } from '../hash/sha256.ts';
import type { KeptFrame } from './ecgLog.ts';

type HeldFrame = Pick<KeptFrame, 'streamId' | 'seq' | 'capturedUntil' | 'bytes'>;
type HeldBlock = EcgMinute & { readonly frames: HeldFrame[] };
/** A block as it was when it was taken: the frames that came later are not in it. */
export type TakenBlock = { readonly of: HeldBlock; readonly frames: readonly HeldFrame[] };

/**
 * [EC9] The minute blocks that this page captured and that are not (wholly) written down as hashes. Frames of a stream come in order and without a hole, as they
 * are cut. A block is let go once it is written and its stream has gone on to the next one.
 */
export class BlockLedger {
  readonly #held = new Map<string, HeldBlock>();
  readonly #unwritten = new Set<HeldBlock>();
  readonly #current = new Map<StreamId, HeldBlock>();

  add(frame: HeldFrame): void {
    const { streamId, seq } = frame;
    const block = Math.floor(seq / FRAMES_PER_BLOCK);
    const key = `${streamId}/${block}`;
    const held = this.#held.get(key) ?? { streamId, block, frames: [] as HeldFrame[] };
    held.frames.push(frame);
    this.#held.set(key, held);
    this.#current.set(streamId, held);
    this.#unwritten.add(held);
  }

  /** What is still here of a minute, in order. */
  framesOf({ streamId, block }: EcgMinute): readonly HeldFrame[] {
    return this.#held.get(`${streamId}/${block}`)?.frames ?? [];
  }

  get hasUnwritten(): boolean {
    return this.#unwritten.size > 0;
  }

  /** What changed since it was last taken. Give it to `putBack` when it could not be written, to `written` when it was. */
  take(): TakenBlock[] {
    const taken = [...this.#unwritten].map((of) => ({ of, frames: [...of.frames] }));
    this.#unwritten.clear();
    return taken;
  }

  putBack(taken: readonly TakenBlock[]): void {
    for (const { of } of taken) this.#unwritten.add(of);
  }

  written(taken: readonly TakenBlock[]): void {
    for (const { of } of taken) {
      const isDone = this.#current.get(of.streamId) !== of && !this.#unwritten.has(of);
      if (isDone) this.#held.delete(`${of.streamId}/${of.block}`);
    }
  }

  /** What is held here, by its hashes: for what could not be written. */
  blocks(): Promise<EcgBlock[]> {
    return hashBlocks([...this.#held.values()].map((of) => ({ of, frames: [...of.frames] })));
  }
}

export function hashBlocks(taken: readonly TakenBlock[]): Promise<EcgBlock[]> {
  return Promise.all(
    taken.map(async ({ of: { streamId, block }, frames }) => ({
      streamId,
      block,
      frames: frames.length,
      sha256: await sha256Hex(packFrames(frames.map(({ bytes }) => bytes))),
    })),
  );
}
