import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEcgFrame } from '../testing/ecgFrames.ts';
import { encodeFrame } from './frame.ts';
import { packFrames, unpackFrames } from './frameBatch.ts';

const THREE = [0, 1, 2].map((seq) => encodeFrame(anEcgFrame({ seq })));

describe('packFrames and unpackFrames', () => {
  it('bring back any frames in their order', () => {
    const anyFrames = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }));
    fc.assert(
      fc.property(anyFrames, (frames) => {
        expect(unpackFrames(packFrames(frames))).toEqual(frames);
      }),
    );
  });

  it('refuse a batch cut off at any length, and one with a byte too many', () => {
    const batch = packFrames(THREE);
    for (let length = 0; length < batch.length; length++)
      expect(() => unpackFrames(batch.subarray(0, length))).toThrow(/^ECG batch at byte/);
    expect(() => unpackFrames(Uint8Array.of(...batch, 0))).toThrow(/bytes behind its last frame/);
  });

  it('refuse an empty frame on both sides', () => {
    expect(() => packFrames([new Uint8Array()])).toThrow(/ECG batch/);
    expect(() => unpackFrames(Uint8Array.of(1, 0, 0, 0))).toThrow(/ECG batch/);
  });

  it('keep the format: number, then length and bytes of each', () => {
    expect([...packFrames([Uint8Array.of(9, 8), Uint8Array.of(7)])]).toEqual([2, 0, 2, 0, 9, 8, 1, 0, 7]);
  });
});
