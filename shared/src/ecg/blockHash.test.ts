import { describe, expect, it } from 'vitest';
import { anEcgFrame } from '../testing/ecgFrames.ts';
import { hashFrames, hashSamples } from './blockHash.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import { sliceRecording, type EcgRecording } from './recording.ts';

const RECORDING: EcgRecording = {
  rateHz: 500,
  lsbNv: 5000,
  leads: ['I', 'V2'],
  samples: [Int16Array.of(1, -2, 3), Int16Array.of(256, -1, 32_767)],
};
const FRAMES = [0, 1, 2].map((seq) => anEcgFrame({ seq }));

describe('hashSamples', () => {
  it('is SHA-256 over lead mask, rate, resolution and the samples, instant by instant', async () => {
    // printf 8100f4018813000001000001feffffff0300ff7f | xxd -r -p | sha256sum
    const expected = 'c015fdcea762c6d6c19605bbc1133a8625ba0de3b5221722e4b05f42ee0b728e';
    expect(await hashSamples([RECORDING])).toBe(expected);
  });

  it('does not depend on how the samples are cut', async () => {
    const parts = [sliceRecording(RECORDING, 0, 1), sliceRecording(RECORDING, 1, 2)];
    expect(await hashSamples(parts)).toBe(await hashSamples([RECORDING]));
  });

  it.each<[string, EcgRecording]>([
    ['one sample', { ...RECORDING, samples: [Int16Array.of(1, -2, 4), RECORDING.samples[1]!] }],
    ['the lead that the samples are of', { ...RECORDING, leads: ['I', 'V3'] }],
    ['the resolution', { ...RECORDING, lsbNv: 5001 }],
    ['the rate', { ...RECORDING, rateHz: 250 }],
  ])('changes with %s', async (_, changed) => {
    expect(await hashSamples([changed])).not.toBe(await hashSamples([RECORDING]));
  });

  it('refuses parts that do not belong together', async () => {
    await expect(hashSamples([RECORDING, { ...RECORDING, lsbNv: 1 }])).rejects.toThrow(/^ECG block/);
    await expect(hashSamples([])).rejects.toThrow(/^ECG block/);
  });
});

describe('hashFrames', () => {
  it('is the same on both sides of the line', async () => {
    const received = FRAMES.map((frame) => decodeFrame(encodeFrame(frame)));
    expect(await hashFrames(received)).toBe(await hashFrames(FRAMES));
  });

  it.each([
    ['a missing frame', [FRAMES[0]!, FRAMES[2]!]],
    ['a doubled frame', [FRAMES[0]!, FRAMES[0]!]],
    ['frames out of order', [FRAMES[1]!, FRAMES[0]!]],
  ])('refuses %s instead of hashing across it', async (_, frames) => {
    await expect(hashFrames(frames)).rejects.toThrow(/consecutive frames/);
  });
});
