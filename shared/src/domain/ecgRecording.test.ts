import { describe, expect, it } from 'vitest';
import { anEvidence } from '../testing/ecgEvidence.ts';
import { type EcgRecordingFact, ecgToPropose, NO_ECG } from './ecgRecording.ts';

const recording = (id: string, evidence = anEvidence()) => ({ id, evidence }) as EcgRecordingFact;

describe('the ECG whose evidence is proposed', () => {
  it('is the newest one', () => {
    expect(ecgToPropose({ ...NO_ECG, latest: recording('newest') })?.id).toBe('newest');
    expect(ecgToPropose(NO_ECG)).toBeNull();
  });

  it('stays the one that met a gate rule, so that a later one without it lowers nothing', () => {
    const met = recording('met', anEvidence({ item: 2, basis: 'gate-rule', gateRules: ['stemi'] }));
    const latest = recording('later', anEvidence({ item: 0 }));
    expect(ecgToPropose({ latest, met })?.evidence?.item).toBe(2);
  });
});
