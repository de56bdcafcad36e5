import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { CaseView } from '../lib/case/caseView.ts';
import { progressOf } from './stepProgress.ts';

const view = (changes: object) =>
  ({
    intake: {},
    vitals: {},
    confirmed: { ecgStreams: [], decision: null, acknowledgedAt: null },
    ...changes,
  }) as unknown as CaseView;

describe('how far each step is', () => {
  it('is empty everywhere in a case that just began', () => {
    expect(new Set(Object.values(progressOf(view({}))))).toEqual(new Set(['empty']));
    expect(new Set(Object.values(progressOf(null)))).toEqual(new Set(['empty']));
  });

  it('counts "no" as answered, and "not known" as open', () => {
    const answers: Intake = {
      worseningAngina: false,
      anginaTwiceIn24h: false,
      painToRightArm: false,
      painToLeftArm: false,
      painToJaw: false,
      painToBack: false,
      painOnExertion: false,
      painCharacter: 'pressing',
      painScore: 0,
      painWithInspiration: false,
      painOnPalpation: false,
      vomiting: false,
      sweatingObserved: false,
      sweatingReported: true,
    };
    expect(progressOf(view({ intake: answers })).story).toBe('begun');
    expect(progressOf(view({ intake: { ...answers, heartHistory: 0 } })).story).toBe('complete');
  });

  it('does not wait for a temperature', () => {
    const known = { value: 1, measuredAt: instant(0) };
    const vitals = {
      heartRate: known,
      systolicBp: known,
      diastolicBp: known,
      spo2: known,
      respiratoryRate: known,
    };
    expect(progressOf(view({ vitals })).vitals).toBe('complete');
  });

  it('is complete for the decision only when the crew has confirmed it', () => {
    const decided = { ecgStreams: [], decision: {}, acknowledgedAt: null };
    expect(progressOf(view({ confirmed: decided })).decide).toBe('begun');
    expect(progressOf(view({ confirmed: { ...decided, acknowledgedAt: 5 } })).decide).toBe('complete');
  });
});
