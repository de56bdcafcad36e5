import { describe, expect, it } from 'vitest';
import type { EcgFrame } from '../../ecg/frame.ts';
import type { Lead } from '../../ecg/leads.ts';
import { MISSING_SAMPLE } from '../../ecg/recording.ts';
import { anEcgFrame } from '../../testing/ecgFrames.ts';
import { EcgBuffer } from './ecgBuffer.ts';

describe('EcgBuffer', () => {
  it('gives back every sample in millivolt, in whatever order the frames came', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 10);
    const frames = [0, 1, 2, 3, 4].map((seq) => anEcgFrame({ seq }));
    for (const seq of [0, 3, 1, 4, 2]) buffer.push(frames[seq]!);
    const sent = frames.flatMap((frame) => [...frame.samples[2]!].map((step) => step * 0.005));
    const read = buffer.reader('V1')!;
    expect(sent.map((_, index) => read(index))).toEqual(sent);
  });

  it('computes the limb leads that do not travel', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 10);
    buffer.push(flatFrame({ I: 100, II: 300 }));
    const at = (lead: Lead) => buffer.reader(lead)?.(10);
    expect(at('III')).toBeCloseTo(1, 9);
    expect(at('aVR')).toBeCloseTo(-1, 9);
    expect(at('aVL')).toBeCloseTo(-0.25, 9);
    expect(at('aVF')).toBeCloseTo(1.25, 9);
    expect(at('aVR')! + at('aVL')! + at('aVF')!).toBeCloseTo(0, 9);
  });

  it('does not make up a lead that was neither recorded nor follows from others', () => {
    const leads = ['I', 'V1'] as const;
    const buffer = new EcgBuffer(anEcgFrame({ leads }), 10);
    expect(buffer.reader('II')).toBeNull();
    expect(buffer.reader('aVR')).toBeNull();
    expect(buffer.reader('V1')).not.toBeNull();
  });

  it('reads a sample that was not measured as unknown, not as a voltage', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 10);
    buffer.push(flatFrame({ I: MISSING_SAMPLE, II: 300 }));
    expect(buffer.reader('I')!(10)).toBeNaN();
    expect(buffer.reader('III')!(10)).toBeNaN();
    expect(buffer.reader('II')!(10)).toBeCloseTo(1.5, 9);
  });

  it('reads what never came as unknown, and knows that there is a gap', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 10);
    buffer.push(anEcgFrame({ seq: 0 }));
    buffer.push(anEcgFrame({ seq: 2 }));
    expect(buffer.reader('I')!(75)).toBeNaN();
    expect(buffer.hasGap({ from: 0, to: 150 })).toBe(true);
    buffer.push(anEcgFrame({ seq: 1 }));
    expect(buffer.reader('I')!(75)).not.toBeNaN();
    expect(buffer.hasGap({ from: 0, to: 150 })).toBe(false);
  });

  it('does not show samples of the last round where new ones are missing', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 1);
    for (let seq = 0; seq < 10; seq += 1) buffer.push(anEcgFrame({ seq }));
    buffer.push(anEcgFrame({ seq: 12 }));
    expect(buffer.range).toEqual({ from: 150, to: 650 });
    expect(buffer.isKnown(499)).toBe(true);
    expect([500, 599].map((index) => buffer.isKnown(index))).toEqual([false, false]);
    expect(buffer.isKnown(600)).toBe(true);
  });

  it('takes neither a frame twice nor one that is older than what is kept', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 1);
    buffer.push(anEcgFrame({ seq: 30 }));
    expect(buffer.push(anEcgFrame({ seq: 30 }))).toBeNull();
    expect(buffer.push(anEcgFrame({ seq: 10 }))).toBeNull();
    expect(buffer.push(anEcgFrame({ seq: 29 }))).toEqual({ from: -50, to: 0 });
  });

  it('survives a hole that is longer than everything it keeps', () => {
    const buffer = new EcgBuffer(anEcgFrame(), 1);
    buffer.push(anEcgFrame({ seq: 0 }));
    buffer.push(anEcgFrame({ seq: 1000 }));
    expect(buffer.range).toEqual({ from: 49_550, to: 50_050 });
    expect([49_550, 49_999, 50_000].map((index) => buffer.isKnown(index))).toEqual([false, false, true]);
  });
});

function flatFrame(steps: Partial<Record<Lead, number>>): EcgFrame {
  const frame = anEcgFrame({ lsbNv: 5000 });
  return { ...frame, samples: frame.leads.map((lead) => new Int16Array(50).fill(steps[lead] ?? 0)) };
}
