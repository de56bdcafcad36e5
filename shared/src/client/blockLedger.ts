import { type EcgBlock, FRAMES_PER_BLOCK } from '../domain/ecgBlock.ts';
import type { StreamId } from '../domain/ids.ts';
import { packFrames } from '../ecg/frameBatch.ts';
import { sha256Hex } from '../hash/sha256.ts';
import type { KeptFrame } from './ecgLog.ts';

type OpenBlock = { readonly block: number; readonly frames: Uint8Array[] };

/**
 * [EC9] The hashes of what this page captured, taken before anything is sent: what the server must have stored in the end. Frames of a stream come in order and
 * without a hole, as they are cut.
 */
export class BlockLedger {
  readonly #open = new Map<StreamId, OpenBlock>();
  readonly #finished: Promise<EcgBlock>[] = [];

  add({ streamId, seq, bytes }: Pick<KeptFrame, 'streamId' | 'seq' | 'bytes'>): void {
    const block = Math.floor(seq / FRAMES_PER_BLOCK);
    const known = this.#open.get(streamId);
    if (known?.block === block) {
      known.frames.push(bytes);
      return;
    }
    if (known) this.#finished.push(digest(streamId, known));
    this.#open.set(streamId, { block, frames: [bytes] });
  }

  /** Every block so far, the ones that are not full included. */
  async blocks(): Promise<EcgBlock[]> {
    const open = [...this.#open].map(([streamId, block]) => digest(streamId, block));
    return Promise.all([...this.#finished, ...open]);
  }
}

async function digest(streamId: StreamId, { block, frames }: OpenBlock): Promise<EcgBlock> {
  return { streamId, block, frames: frames.length, sha256: await sha256Hex(packFrames(frames)) };
}
