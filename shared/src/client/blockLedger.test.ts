import { expect, it } from 'vitest';
import type { StreamId } from '../domain/ids.ts';
import { packFrames } from '../ecg/frameBatch.ts';
import { sha256Hex } from '../hash/sha256.ts';
import { BlockLedger } from './blockLedger.ts';

const [A, B] = ['a', 'b'] as unknown as [StreamId, StreamId];
const bytesOf = (seq: number) => new Uint8Array([seq >> 8, seq & 0xff]);

it('[EC9] hashes each minute of each stream, the unfinished one included', async () => {
  const ledger = new BlockLedger();
  for (let seq = 0; seq < 601; seq++) ledger.add({ streamId: A, seq, bytes: bytesOf(seq) });
  ledger.add({ streamId: B, seq: 0, bytes: bytesOf(7) });
  const first = Array.from({ length: 600 }, (_, seq) => bytesOf(seq));
  expect(await ledger.blocks()).toEqual([
    { streamId: A, block: 0, frames: 600, sha256: await sha256Hex(packFrames(first)) },
    { streamId: A, block: 1, frames: 1, sha256: await sha256Hex(packFrames([bytesOf(600)])) },
    { streamId: B, block: 0, frames: 1, sha256: await sha256Hex(packFrames([bytesOf(7)])) },
  ]);
});
