import { expect, it } from 'vitest';
import { EcgBlockSchema } from '../domain/ecgBlock.ts';
import type { StreamId } from '../domain/ids.ts';
import { packFrames } from '../ecg/frameBatch.ts';
import { instant } from '../time/instant.ts';
import { sha256Hex } from '../hash/sha256.ts';
import { BlockLedger, hashBlocks } from './blockLedger.ts';

const [A, B] = ['a', 'b'] as unknown as [StreamId, StreamId];
const bytesOf = (seq: number) => new Uint8Array([seq >> 8, seq & 0xff]);
const addTo = (ledger: BlockLedger, streamId: StreamId, from: number, to: number): void => {
  for (let seq = from; seq <= to; seq++)
    ledger.add({ streamId, seq, capturedUntil: instant(seq), bytes: bytesOf(seq) });
};
const hashOf = (from: number, to: number) =>
  sha256Hex(packFrames(Array.from({ length: to - from + 1 }, (_, index) => bytesOf(from + index))));

it('[EC9] hashes each minute of each stream, the unfinished one included', async () => {
  const ledger = new BlockLedger();
  addTo(ledger, A, 0, 600);
  addTo(ledger, B, 7, 7);
  expect(await ledger.blocks()).toEqual([
    { streamId: A, block: 0, frames: 600, sha256: await hashOf(0, 599) },
    { streamId: A, block: 1, frames: 1, sha256: await hashOf(600, 600) },
    { streamId: B, block: 0, frames: 1, sha256: await hashOf(7, 7) },
  ]);
});

it('[EC9] a hash covers what was there when it was taken, and is taken again when more has come', async () => {
  const ledger = new BlockLedger();
  addTo(ledger, A, 0, 1);
  const first = ledger.take();
  addTo(ledger, A, 2, 2);
  expect(await hashBlocks(first)).toMatchObject([{ frames: 2, sha256: await hashOf(0, 1) }]);
  ledger.written(first);
  expect(await hashBlocks(ledger.take())).toMatchObject([{ frames: 3, sha256: await hashOf(0, 2) }]);
  expect(ledger.hasUnwritten).toBe(false);
});

it('[EC9] a minute stays in memory while it grows or could not be written, and no longer', async () => {
  const ledger = new BlockLedger();
  addTo(ledger, A, 0, 600);
  const taken = ledger.take();
  ledger.putBack(taken);
  expect(await ledger.blocks()).toHaveLength(2);
  ledger.written(ledger.take());
  expect(await ledger.blocks()).toMatchObject([{ block: 1 }]);
});

it('names each minute as the protocol does', async () => {
  const ledger = new BlockLedger();
  const streamId = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId;
  addTo(ledger, streamId, 0, 0);
  const [block] = await hashBlocks(ledger.take());
  expect(EcgBlockSchema.safeParse(block).success).toBe(true);
});
