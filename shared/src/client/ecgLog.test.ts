import { describe, expect, it } from 'vitest';
import type { CaseId, StreamId } from '../domain/ids.ts';
import { instant } from '../time/instant.ts';
import { type KeptFrame, memoryEcgLog } from './ecgLog.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;
const OTHER = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a02' as CaseId;
const STREAM = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId;
const OTHER_STREAM = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a98' as StreamId;

const frame = (seq: number, caseId = CASE): KeptFrame => ({
  caseId,
  streamId: caseId === CASE ? STREAM : OTHER_STREAM,
  seq,
  capturedUntil: instant(seq * 100),
  bytes: new Uint8Array([seq]),
});

describe('the ECG log in memory', () => {
  it('gives back what was appended, once each, and only of the case that is asked for', async () => {
    const log = memoryEcgLog();
    await log.append([frame(0), frame(1), frame(1), frame(0, OTHER)]);
    expect(await log.newest(CASE, Infinity)).toEqual([frame(1), frame(0)]);
  });

  it('removes what is named and nothing else', async () => {
    const log = memoryEcgLog();
    await log.append([frame(0), frame(1), frame(2), frame(0, OTHER)]);
    await log.remove(STREAM, [0, 2, 9]);
    expect(await log.newest(CASE, Infinity)).toEqual([frame(1)]);
    expect(await log.newest(OTHER, Infinity)).toHaveLength(1);
  });
});
