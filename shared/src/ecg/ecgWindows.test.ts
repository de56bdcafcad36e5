import { describe, expect, it } from 'vitest';
import type { StreamId } from '../domain/ids.ts';
import { anEcgFrame } from '../testing/ecgFrames.ts';
import { instant } from '../time/instant.ts';
import { EcgWindows } from './ecgWindows.ts';
import { encodeFrame } from './frame.ts';

const STREAM = '0b7f0a52-6c9b-4f0c-9d57-0e6a5f6f9b02' as StreamId;
const NOW = instant(1_800_000_000_000);
const frame = (seq: number) => ({
  streamId: STREAM,
  seq,
  bytes: encodeFrame(anEcgFrame({ streamId: STREAM, seq, clockOffsetMs: null })),
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the newest ten seconds', () => {
  it('are not there before ten seconds have come, and move with what comes', () => {
    const windows = new EcgWindows({ now: () => NOW });
    windows.add(range(0, 98).map(frame));
    expect(windows.newest(STREAM)).toBeNull();
    windows.add(range(99, 119).map(frame));
    expect(windows.newest(STREAM)?.seqs).toEqual([20, 119]);
    expect(windows.newest(STREAM)?.frames).toHaveLength(100);
  });

  it('are not there while a frame is missing, and are once it has come late', () => {
    const windows = new EcgWindows({ now: () => NOW });
    windows.add(
      range(0, 110)
        .filter((seq) => seq !== 60)
        .map(frame),
    );
    expect(windows.newest(STREAM)).toBeNull();
    windows.add([frame(60)]);
    expect(windows.newest(STREAM)?.seqs).toEqual([11, 110]);
  });

  it('can be fewer, for those who look more often', () => {
    const windows = new EcgWindows({ now: () => NOW }, 5000);
    windows.add(range(0, 60).map(frame));
    expect(windows.newest(STREAM)?.seqs).toEqual([11, 60]);
  });

  it('ended when they came, where the tablet has not measured its clock', () => {
    const windows = new EcgWindows({ now: () => NOW });
    windows.add(range(0, 99).map(frame));
    expect(windows.newest(STREAM)?.endedAt).toBe(NOW);
  });
});
