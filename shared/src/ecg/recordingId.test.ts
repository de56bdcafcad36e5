import { describe, expect, it } from 'vitest';
import type { StreamId } from '../domain/ids.ts';
import { sha256Hex } from '../hash/sha256.ts';
import { ecgRecordingId, framesSha256 } from './recordingId.ts';

const PLACE = {
  streamId: '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b02' as StreamId,
  fromSeq: 10,
  toSeq: 109,
  trigger: 'person' as const,
};

describe('the id of a 12-lead ECG', () => {
  it('is the same for the same frames and reason, and another one for any other', async () => {
    const id = await ecgRecordingId(PLACE);
    expect(await ecgRecordingId({ ...PLACE })).toBe(id);
    const others = await Promise.all([
      ecgRecordingId({ ...PLACE, toSeq: 110 }),
      ecgRecordingId({ ...PLACE, fromSeq: 9 }),
      ecgRecordingId({ ...PLACE, trigger: 'rule' }),
    ]);
    expect(new Set([id, ...others]).size).toBe(4);
  });
});

describe('the hash of frames', () => {
  it('is that of their bytes one after another', async () => {
    const frames = [new Uint8Array([1, 2]), new Uint8Array([3])];
    expect(await framesSha256(frames)).toBe(await sha256Hex(new Uint8Array([1, 2, 3])));
  });
});
