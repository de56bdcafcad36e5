import { describe, expect, it } from 'vitest';
import { anEcgFrame } from '../testing/ecgFrames.ts';
import { INDEPENDENT_LEADS } from './leads.ts';
import { toStreamed } from './streamable.ts';

describe('a recording that is to be streamed', () => {
  it('keeps the independent leads as they are', () => {
    const frame = anEcgFrame();
    expect(toStreamed(frame)).toMatchObject({ leads: INDEPENDENT_LEADS, samples: frame.samples });
  });

  it('is refused by field when its rate is no whole number of Hz, which no stream can say', () => {
    expect(() => toStreamed(anEcgFrame({ rateHz: 257.5 }))).toThrow(/ECG recording: rateHz/);
  });
});
