import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEcgFrame } from '../testing/ecgFrames.ts';
import { instant } from '../time/instant.ts';
import type { EcgFrame } from './frame.ts';
import { FrameCutter, type ChunkTime } from './frameCutter.ts';
import { sliceRecording, type EcgRecording } from './recording.ts';

const { streamId } = anEcgFrame();
const RECORDING: EcgRecording = {
  rateHz: 500,
  lsbNv: 5000,
  leads: ['I', 'II'],
  samples: [1, -1].map((sign) => Int16Array.from({ length: 1234 }, (_, i) => sign * i)),
};
const START = instant(1_700_000_000_000);

function timeAt(sample: number): ChunkTime {
  return { firstSampleAt: instant(START + sample * 2), clockOffsetMs: 3 };
}

/** Feeds the recording in chunks of the given lengths, and the rest in one. */
function cutInChunks(lengths: readonly number[]): EcgFrame[] {
  const cutter = new FrameCutter({ ...RECORDING, streamId, leads: [...RECORDING.leads] });
  const frames: EcgFrame[] = [];
  let start = 0;
  for (const length of [...lengths, 1234]) {
    const chunk = sliceRecording(RECORDING, start, length);
    frames.push(...cutter.push(chunk, timeAt(start)));
    start += length;
  }
  return [...frames, ...cutter.flush()];
}

describe('FrameCutter', () => {
  it('cuts the same numbered frames of 100 ms however the samples arrive, and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 170 })), (lengths) => {
        const frames = cutInChunks(lengths);
        expect(frames.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, i) => i));
        expect(frames.map(({ capturedAt }) => capturedAt - START)).toEqual(frames.map((_, i) => i * 100));
        expect(frames.map(({ samples }) => samples[0]!.length)).toEqual([...Array<number>(24).fill(50), 34]);
        const joined = [0, 1].map((lead) => frames.flatMap(({ samples }) => [...samples[lead]!]));
        expect(joined).toEqual(RECORDING.samples.map((lead) => [...lead]));
      }),
    );
  });

  it('takes each frame time from the chunk of its first sample, so that no drift adds up', () => {
    const cutter = new FrameCutter({ ...RECORDING, streamId, leads: [...RECORDING.leads] });
    const late = (sample: number): ChunkTime => ({ ...timeAt(sample), firstSampleAt: instant(START + 5000) });
    cutter.push(sliceRecording(RECORDING, 0, 60), timeAt(0));
    const frames = cutter.push(sliceRecording(RECORDING, 60, 60), late(60));
    expect(frames.map(({ capturedAt }) => capturedAt - START)).toEqual([100]);
    expect(cutter.flush().map(({ capturedAt }) => capturedAt - START)).toEqual([5080]);
  });

  it('keeps its samples when the source fills its buffer anew', () => {
    const cutter = new FrameCutter({ ...RECORDING, streamId, leads: ['I'] });
    const buffer = new Int16Array(50).fill(4);
    const [frame] = cutter.push({ ...RECORDING, leads: ['I'], samples: [buffer] }, timeAt(0));
    buffer.fill(9);
    expect(frame?.samples[0]).toEqual(new Int16Array(50).fill(4));
  });

  it('[EC13] gives the head of a frame once half of it is there, once, as the frame then begins', () => {
    const cutter = new FrameCutter({ ...RECORDING, streamId, leads: [...RECORDING.leads] });
    const push = (from: number, count: number) =>
      cutter.push(sliceRecording(RECORDING, from, count), timeAt(from));
    push(0, 24);
    expect(cutter.head()).toBeNull();
    push(24, 4);
    const head = cutter.head();
    expect(cutter.head()).toBeNull();
    const [whole] = push(28, 40);
    expect(head).toEqual({ ...whole, samples: whole?.samples.map((lead) => lead.subarray(0, 28)) });
    expect(cutter.head()).toBeNull();
    push(68, 20);
    expect(cutter.head()).toMatchObject({ seq: 1, capturedAt: START + 100 });
  });

  it('gives nothing when nothing waits', () => {
    expect(new FrameCutter({ ...RECORDING, streamId, leads: ['I'] }).flush()).toEqual([]);
  });

  it('refuses samples of another resolution than the stream promised', () => {
    const cutter = new FrameCutter({ ...RECORDING, streamId, leads: [...RECORDING.leads] });
    expect(() => cutter.push({ ...RECORDING, lsbNv: 1000 }, timeAt(0))).toThrow(/^ECG chunk/);
  });
});
