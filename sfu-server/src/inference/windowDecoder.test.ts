import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { anEcgFrame } from '@smart-triage/shared/testing/ecgFrames';
import { expect, it } from 'vitest';
import { WindowDecoder } from './windowDecoder.ts';

const frames = Array.from({ length: 30 }, (_, seq) =>
  encodeFrame(anEcgFrame({ seq, samples: anEcgFrame().samples.map((lead) => lead.map((v) => v + seq)) })),
);

it('gives for windows that overlap what decoding each of them gives', () => {
  const decoder = new WindowDecoder();
  for (const from of [0, 5, 5, 18, 2]) {
    const window = frames.slice(from, from + 10);
    expect(decoder.recordingOf(window)).toEqual(recordingOf(window));
  }
});

it('does not take a frame for another one with its number', () => {
  const decoder = new WindowDecoder();
  decoder.recordingOf(frames.slice(0, 3));
  const other = encodeFrame(
    anEcgFrame({ seq: 1, samples: anEcgFrame().samples.map((lead) => lead.fill(7)) }),
  );
  const window = [frames[0], other, frames[2]].flatMap((frame) => frame ?? []);
  expect(decoder.recordingOf(window)).toEqual(recordingOf(window));
});

it('refuses what is not one stretch, as ever', () => {
  const decoder = new WindowDecoder();
  const window = [frames[0], frames[2]].flatMap((frame) => frame ?? []);
  expect(() => decoder.recordingOf(window)).toThrow('not one stretch');
});

it('refuses a hole, and another format, right behind what it knows', () => {
  const decoder = new WindowDecoder();
  decoder.recordingOf(frames.slice(0, 10));
  const behindAHole = [...frames.slice(5, 10), ...frames.slice(11, 14)];
  expect(() => decoder.recordingOf(behindAHole)).toThrow('not one stretch');
  const otherScale = encodeFrame(anEcgFrame({ seq: 10, lsbNv: anEcgFrame().lsbNv + 1 }));
  expect(() => decoder.recordingOf([...frames.slice(5, 10), otherScale])).toThrow('not one stretch');
  const window = frames.slice(3, 13);
  expect(decoder.recordingOf(window)).toEqual(recordingOf(window));
});

it('joins frames of unequal lengths where they meet', () => {
  const uneven = frames.map((_, seq) => {
    const { samples } = anEcgFrame();
    return encodeFrame(
      anEcgFrame({ seq, samples: samples.map((lead) => lead.slice(seq % 3).map((v) => v + seq)) }),
    );
  });
  const decoder = new WindowDecoder();
  for (const from of [0, 4, 9]) {
    const window = uneven.slice(from, from + 10);
    expect(decoder.recordingOf(window)).toEqual(recordingOf(window));
  }
});
