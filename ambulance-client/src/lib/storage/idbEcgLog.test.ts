import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openTabletDb } from './tabletDb.ts';
import { type EcgLog, type KeptFrame, memoryEcgLog } from '@smart-triage/shared/client/ecgLog';
import { idbEcgLog } from './idbEcgLog.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;
const OTHER = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a02' as CaseId;
const STREAM = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId;

const frame = (seq: number, caseId = CASE): KeptFrame => ({
  caseId,
  streamId: caseId === CASE ? STREAM : ('another' as StreamId),
  seq,
  capturedUntil: instant(seq * 100),
  bytes: new Uint8Array([seq]),
});
const seqs = (frames: readonly KeptFrame[]) => frames.map(({ seq }) => seq).sort((a, b) => a - b);

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe.each<[string, () => Promise<EcgLog>]>([
  ['in memory', () => Promise.resolve(memoryEcgLog())],
  ['in IndexedDB', async () => idbEcgLog(await openTabletDb())],
])('the ECG log %s', (_, create) => {
  it('gives back what was appended, byte for byte, and only of the case that is asked for', async () => {
    const log = await create();
    await log.append([frame(0), frame(1), frame(0, OTHER)]);
    const loaded = await log.newest(CASE, Infinity);
    expect(seqs(loaded)).toEqual([0, 1]);
    expect(loaded.find(({ seq }) => seq === 1)?.bytes).toEqual(new Uint8Array([1]));
  });

  it('is read in pages, the newest first, each from where the one before ended', async () => {
    const log = await create();
    await log.append([2, 0, 4, 1, 3].map((seq) => frame(seq)));
    await log.append([frame(9, OTHER)]);
    expect((await log.newest(CASE, 2)).map(({ seq }) => seq)).toEqual([4, 3]);
    expect((await log.newest(CASE, 2, instant(200))).map(({ seq }) => seq)).toEqual([2, 1]);
    expect(await log.count(CASE)).toBe(5);
  });

  it('names every case of which something is left, the newest first, and no other', async () => {
    const log = await create();
    await log.append([frame(0), frame(1), frame(70, OTHER)]);
    expect(await log.cases()).toEqual([
      { caseId: OTHER, frames: 1 },
      { caseId: CASE, frames: 2 },
    ]);
    await log.remove(STREAM, [0, 1]);
    expect(await log.cases()).toEqual([{ caseId: OTHER, frames: 1 }]);
  });

  it('[EC9] keeps the hash of each minute when its frames are gone, the newest of the same minute, until they are compared', async () => {
    const log = await create();
    const minute = (block: number, frames: number, caseId = CASE) => ({
      caseId,
      streamId: caseId === CASE ? STREAM : ('another' as StreamId),
      block,
      frames,
      sha256: 'a'.repeat(64),
    });
    await log.append([frame(0)], [minute(0, 1), minute(0, 1, OTHER)]);
    await log.append([frame(1)], [minute(0, 2), minute(1, 1)]);
    await log.remove(STREAM, [0, 1]);
    expect(await log.blocks(CASE)).toEqual(
      [minute(0, 2), minute(1, 1)].map(({ streamId, block, frames, sha256 }) => ({
        streamId,
        block,
        frames,
        sha256,
      })),
    );
    expect(await log.cases()).toEqual([
      { caseId: CASE, frames: 0 },
      { caseId: OTHER, frames: 0 },
    ]);
    await log.forgetBlocks(CASE);
    expect(await log.blocks(CASE)).toEqual([]);
    expect(await log.blocks(OTHER)).toHaveLength(1);
  });

  it('removes what is named and nothing else', async () => {
    const log = await create();
    await log.append([0, 1, 2].map((seq) => frame(seq)));
    await log.remove(STREAM, [0, 2, 9]);
    expect(seqs(await log.newest(CASE, Infinity))).toEqual([1]);
  });

  it('holds a frame once, however often it is appended', async () => {
    const log = await create();
    await log.append([frame(0)]);
    await log.append([frame(0)]);
    expect(await log.newest(CASE, Infinity)).toHaveLength(1);
  });
});
