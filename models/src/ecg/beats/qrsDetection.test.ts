import { describe, expect, it } from 'vitest';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import { toLeadSignals } from '../signal/leadSignals.ts';
import { alignBeats } from './beatAlignment.ts';
import { detectQrs, qrsActivity } from './qrsDetection.ts';

const detected = (options: Parameters<typeof syntheticEcg>[0]) => {
  const signals = toLeadSignals(syntheticEcg(options));
  const activity = qrsActivity(signals);
  return { signals, activity, peaks: detectQrs(activity, signals.rateHz) };
};

describe('QRS detection', () => {
  it.each([
    [30, 2000],
    [75, 800],
    [180, 333],
  ])('finds each complex at %i per minute', (_, rrMs) => {
    const { peaks, signals } = detected({ rrMs: [rrMs], seconds: 20, hasP: rrMs > 400 });
    const expected = Array.from({ length: Math.ceil(19_500 / rrMs) }, (_, k) => 500 + k * rrMs);
    expect(peaks).toHaveLength(expected.length);
    peaks.forEach((peak, k) => {
      expect(Math.abs((peak * 1000) / signals.rateHz - (expected[k] ?? 0))).toBeLessThan(25);
    });
  });

  it.each(['I', 'V1', 'V6'] as const)('needs no more than lead %s', (lead) => {
    expect(detected({ leads: [lead] }).peaks).toHaveLength(12);
  });

  it('lays beats of one shape on top of each other to the sample', () => {
    const { signals, activity, peaks } = detected({});
    const beats = alignBeats(signals, activity, peaks);
    expect(beats.every(({ isDominant }) => isDominant)).toBe(true);
    const distances = beats.slice(1).map(({ at }, k) => at - (beats[k]?.at ?? 0));
    expect(new Set(distances)).toEqual(new Set([400]));
  });
});
