import { describe, expect, it } from 'vitest';
import { anEvidence } from '../testing/ecgEvidence.ts';
import type { EcgAnalysis } from './ecgAnalysis.ts';
import {
  type EcgRecordingFact,
  ecgToPropose,
  isSameMeasurement,
  NO_ECG,
  withRecording,
  withVerified,
} from './ecgRecording.ts';

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

const analysis = (isMet: boolean, rateHz = 80) =>
  ({
    kind: 'analysed',
    intervals: { heartRate: rateHz },
    rules: [{ rule: 'stemi', weight: 'gate', outcome: isMet ? 'met' : 'not-met' }],
  }) as unknown as EcgAnalysis;
const made = (id: string, recordedAt: number, isMet: boolean, changes: Partial<EcgRecordingFact> = {}) =>
  ({ id, recordedAt, analysis: analysis(isMet), tabletAnalysis: null, ...changes }) as EcgRecordingFact;

describe('the ECGs of a case', () => {
  it('keep the newest in view when one of a dead zone comes after it', () => {
    const known = withRecording(NO_ECG, made('new', 20, false));
    expect(withRecording(known, made('old', 10, true))).toMatchObject({
      latest: { id: 'new' },
      met: { id: 'old' },
    });
  });

  it("[GT7] take the server's analysis in the place of the tablet's", () => {
    const known = withRecording(NO_ECG, made('one', 10, true, { tabletAnalysis: 'pending' }));
    const verified = made('one', 10, true, { tabletAnalysis: 'same' });
    expect(withVerified(known, verified)).toEqual({ latest: verified, met: verified });
  });

  it('[GT7] keep a rule met that the tablet found met, and say that the server differs', () => {
    const known = withRecording(NO_ECG, made('one', 10, true, { tabletAnalysis: 'pending' }));
    const { latest, met } = withVerified(known, made('one', 10, false, { tabletAnalysis: 'differs' }));
    expect(latest?.analysis).toEqual(analysis(false));
    expect(met).toMatchObject({ analysis: analysis(true), tabletAnalysis: 'differs' });
  });

  it('[GT7] take a rule that only the server found met', () => {
    const known = withRecording(NO_ECG, made('one', 10, false, { tabletAnalysis: 'pending' }));
    const verified = made('one', 10, true, { tabletAnalysis: 'differs' });
    expect(withVerified(known, verified).met).toBe(verified);
  });
});

describe('two analyses of the same samples', () => {
  it('measured the same when only their rules differ, for age and sex may have been entered between them', () => {
    expect(isSameMeasurement(analysis(true), analysis(false))).toBe(true);
    expect(isSameMeasurement(analysis(true, 80), analysis(true, 81))).toBe(false);
  });
});
