import type { EcgFrame } from '@smart-triage/shared/ecg/frame';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { findMoment } from './findMoment.ts';

const { streamId } = anEcgFrame();
const LATER = '7f1d1c52-5c1e-4d0b-9a53-0c9a3f7be1aa' as typeof streamId;
const START = 1_700_000_000_000;
const PAUSE_MS = 300_000;

/** An hour and more of frames; between 20,000 and 20,001 the source paused for five minutes, and 500 to 504 are not stored. */
const takenAt = (seq: number): number => START + seq * 100 + (seq > 20_000 ? PAUSE_MS : 0);
const isStored = (seq: number): boolean => seq < 500 || seq > 504;
const frame = (stream: typeof streamId, seq: number, start = 0): EcgFrame =>
  anEcgFrame({ streamId: stream, seq, capturedAt: instant(takenAt(seq) + start), clockOffsetMs: 0 });

function archive(later: number | null = null) {
  const asked: number[] = [];
  return {
    asked,
    streams: [
      { streamId, lastSeq: 40_000 },
      ...(later === null ? [] : [{ streamId: LATER, lastSeq: 40_000 }]),
    ],
    read: (wanted: typeof streamId, fromSeq: number, toSeq: number) => {
      asked.push(fromSeq);
      const seqs = Array.from({ length: toSeq - fromSeq + 1 }, (_, index) => fromSeq + index);
      return Promise.resolve(
        seqs.filter(isStored).map((seq) => frame(wanted, seq, wanted === LATER ? (later ?? 0) : 0)),
      );
    },
  };
}

describe('a moment of the case', () => {
  it.each([
    ['in the first minute', START + 12_340, 123],
    ['behind the pause', takenAt(35_000) + 30, 35_000],
    ['in the pause: the last frame before it', takenAt(20_000) + 60_000, 20_000],
    ['at the end', takenAt(40_000) + 5_000_000, 40_000],
  ])('%s is found in a few reads', async (_, at, seq) => {
    const stored = archive();
    expect(await findMoment(stored, stored.streams, instant(at))).toEqual({ streamId, fromSeq: seq });
    expect(stored.asked.length).toBeLessThanOrEqual(33);
  });

  it('in a hole is found near it', async () => {
    const stored = archive();
    const found = await findMoment(stored, stored.streams, instant(takenAt(502)));
    expect(Math.abs(found!.fromSeq - 502)).toBeLessThanOrEqual(10);
  });

  it('stands in the newest stream that had begun by then', async () => {
    const stored = archive(2_000_000);
    const at = (ms: number) => findMoment(stored, stored.streams, instant(START + ms));
    expect((await at(1_000_000))?.streamId).toBe(streamId);
    expect((await at(2_100_000))?.streamId).toBe(LATER);
  });

  it('from before there was any ECG stands nowhere', async () => {
    const stored = archive();
    expect(await findMoment(stored, stored.streams, instant(START - 1))).toBeNull();
  });
});
