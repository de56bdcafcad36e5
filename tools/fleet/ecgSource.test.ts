import { INDEPENDENT_LEADS, STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { describe, expect, it } from 'vitest';
import { recordedEcg, simulatedEcg } from './ecgSource.ts';

describe('the ECG of a simulated ambulance', () => {
  it('is marked as simulated and gives a heart rate once there are beats', () => {
    const ecg = simulatedEcg('normal', 1, 0);
    expect([ecg.source, ecg.heartRate()]).toEqual(['simulator', null]);
    expect(ecg.read(5000)?.samples).toHaveLength(8);
    expect(ecg.heartRate()).toBeCloseTo(72, -1);
  });

  it('is a recording from its beginning again and again, sample for sample, and claims no heart rate', () => {
    const samples = STANDARD_LEADS.map((_, lead) => Int16Array.of(lead, lead + 20, lead + 40));
    const ecg = recordedEcg({ rateHz: 500, lsbNv: 1000, leads: STANDARD_LEADS, samples });
    expect(ecg).toMatchObject({ source: 'recording', format: { leads: INDEPENDENT_LEADS, lsbNv: 1000 } });
    expect([...ecg.read(5)!.samples[1]!]).toEqual([1, 21, 41, 1, 21]);
    expect([...ecg.read(2)!.samples[1]!]).toEqual([41, 1]);
    expect(ecg.heartRate()).toBeNull();
  });
});
