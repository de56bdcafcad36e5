import { describe, expect, it } from 'vitest';
import { MISSING_SAMPLE } from '@smart-triage/shared/ecg/recording';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { FrameStretch } from './excerpt.ts';

const stretchOf = (...seqs: number[]) => FrameStretch.of(seqs.map((seq) => anEcgFrame({ seq })))!;
const stored = (...seqs: number[]) => seqs.flatMap((seq) => [...anEcgFrame({ seq }).samples[0]!]);

describe('a stretch of stored ECG', () => {
  it('gives every sample exactly as it is stored, whatever the order of the frames', () => {
    expect([...stretchOf(3, 1, 2).cut(0, 150).samples[0]!]).toEqual(stored(1, 2, 3));
    expect([...stretchOf(1, 2, 3).cut(30, 60).samples[0]!]).toEqual(stored(1, 2, 3).slice(30, 90));
  });

  it('leaves the room of a frame that is not stored, and of what lies outside', () => {
    const cut = [...stretchOf(1, 3).cut(-50, 250).samples[0]!];
    const nothing = Array.from({ length: 50 }, () => MISSING_SAMPLE);
    expect(cut).toEqual([...nothing, ...stored(1), ...nothing, ...stored(3), ...nothing]);
  });

  it('knows when its samples were taken on the server’s clock, as the timeline does, and which frame they are in', () => {
    const stretch = stretchOf(1, 2);
    const { capturedAt, clockOffsetMs } = anEcgFrame({ seq: 1 });
    expect(stretch.cut(75, 10).startsAt).toBe(capturedAt + (clockOffsetMs ?? 0) + 150);
    expect(stretch.addressOf(75)).toEqual({ seq: 2, sample: 25 });
    expect(stretch.indexOf(2, 25)).toBe(75);
    expect(stretch.indexOf(9)).toBeNull();
  });

  it('is nothing without frames', () => {
    expect(FrameStretch.of([])).toBeNull();
  });
});
