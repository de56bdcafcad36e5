import { describe, expect, it } from 'vitest';
import type { GateCriterion } from '@smart-triage/shared/domain/guidance';
import { calm, ecgOf, INFERIOR_STEMI, minutesAgo, vitalsOf } from '../testing/guidanceInputs.ts';
import { gate } from './gate.ts';
import { nextChangeAt, type GateInputs } from './guidanceInputs.ts';

const outcomeOf = (inputs: GateInputs, criterion: GateCriterion) =>
  gate(inputs).findings.find((finding) => finding.criterion === criterion)?.outcome;

describe('gate', () => {
  it('is negative only when every criterion was looked at and none is met', () => {
    const found = gate(calm());
    expect(found.verdict).toBe('negative');
    expect(new Set(found.findings.map(({ outcome }) => outcome))).toEqual(new Set(['not-met']));
  });

  it.each([
    ['shock', { systolicBp: 89, heartRate: 101, spo2: 89 }, 'met'],
    ['shock', { systolicBp: 90, heartRate: 101, spo2: 89 }, 'not-met'],
    ['shock', { systolicBp: 89, heartRate: 100, spo2: 89 }, 'not-met'],
    ['shock', { systolicBp: 89, heartRate: 101, spo2: 90 }, 'not-met'],
    ['low-systolic-pressure', { systolicBp: 89 }, 'met'],
    ['low-systolic-pressure', { systolicBp: 90 }, 'not-met'],
    ['heart-rate', { heartRate: 121 }, 'met'],
    ['heart-rate', { heartRate: 120 }, 'not-met'],
    ['heart-rate', { heartRate: 40 }, 'not-met'],
    ['heart-rate', { heartRate: 39 }, 'met'],
    ['oxygen-saturation', { spo2: 89 }, 'met'],
    ['oxygen-saturation', { spo2: 90 }, 'not-met'],
  ] as const)('%s with %o is %s', (criterion, vitals, outcome) => {
    expect(outcomeOf(calm({ vitals: vitalsOf(vitals) }), criterion)).toBe(outcome);
  });

  it('says value, unit, limit and source of what it compared', () => {
    const found = gate(calm({ vitals: vitalsOf({ spo2: 86 }) }));
    expect(found.findings.find(({ criterion }) => criterion === 'oxygen-saturation')).toMatchObject({
      values: [{ sign: 'spo2', value: 86, unit: '%', comparison: 'below', limit: 90 }],
      source: expect.stringContaining('PMC4413911') as string,
    });
  });

  it('is positive for resuscitation and for a suspected dissection, and does not take silence for a no', () => {
    for (const field of ['cardiacArrest', 'suspectedDissection'] as const) {
      expect(gate(calm({ intake: { [field]: true } })).verdict).toBe('positive');
      expect(gate({ ...calm(), intake: {} }).verdict).toBe('not-known');
    }
  });

  it('is positive for a STEMI that is known without an ECG here, and a no clears nothing', () => {
    const ecg = { latest: null, met: null };
    expect(gate(calm({ intake: { stemiKnown: true }, ecg })).verdict).toBe('positive');
    expect(gate(calm({ intake: { stemiKnown: false }, ecg })).verdict).toBe('not-known');
  });

  it('knows nothing without vital signs or without an ECG, and says what it waits for', () => {
    const found = gate({ ...calm(), vitals: {}, ecg: { latest: null, met: null } });
    expect(found.verdict).toBe('not-known');
    expect(new Set(found.findings.flatMap(({ missing }) => missing))).toEqual(
      new Set(['systolicBp', 'heartRate', 'spo2', 'twelveLeadEcg']),
    );
  });

  it('lets an old value alarm, and does not let it clear', () => {
    expect(outcomeOf(calm({ vitals: vitalsOf({ spo2: 86 }, 60) }), 'oxygen-saturation')).toBe('met');
    expect(outcomeOf(calm({ vitals: vitalsOf({}, 60) }), 'oxygen-saturation')).toBe('not-known');
    expect(outcomeOf(calm({ ecg: { latest: ecgOf({}, 60), met: null } }), 'ecg-criteria')).toBe('not-known');
  });

  it('is positive when STEMI criteria are met, and names rule, leads and voltages', () => {
    const found = gate(calm({ ecg: { latest: ecgOf(INFERIOR_STEMI), met: null } }));
    expect(found.verdict).toBe('positive');
    const rules = found.findings.find(({ criterion }) => criterion === 'ecg-criteria')?.rules;
    expect(rules?.map(({ rule }) => rule)).toContain('stemi');
    expect(rules?.[0]?.leads).toEqual(expect.arrayContaining(['III', 'aVF']));
  });

  it('is not cleared by a later ECG: ST elevation comes and goes', () => {
    const ecg = { latest: ecgOf(), met: ecgOf(INFERIOR_STEMI, 5) };
    expect(gate(calm({ ecg })).verdict).toBe('positive');
  });

  it('does not take an ECG that cannot be analysed, or lacks leads, for a normal one', () => {
    const short = ecgOf({ seconds: 2 });
    const fewLeads = ecgOf({ leads: ['I', 'II', 'V1', 'V2'] });
    for (const latest of [short, fewLeads])
      expect(outcomeOf(calm({ ecg: { latest, met: null } }), 'ecg-criteria')).toBe('not-known');
  });

  it('rules out staying at home for an irregular rhythm without P waves, without calling it an emergency', () => {
    const irregular = ecgOf({ hasP: false, rrMs: [700, 940, 560, 810, 1010, 620] });
    expect(gate(calm({ ecg: { latest: irregular, met: null } })).verdict).toBe('hospital');
  });

  it('knows when it will say something else by itself', () => {
    const inputs = calm({ intake: { symptomOnset: minutesAgo(119) }, vitals: vitalsOf({}, 5) });
    expect(nextChangeAt(inputs)).toBe(minutesAgo(-1));
    const later = { ...inputs, assessedAt: minutesAgo(-1) };
    expect(nextChangeAt(later)).toBe(minutesAgo(-10));
    expect(nextChangeAt({ ...later, assessedAt: minutesAgo(-60) })).toBeNull();
  });

  it('is met by shock that the crew sees, before anything was measured and whatever was', () => {
    for (const intake of [{ shockSuspected: true }, { killipClass: 4 as const }]) {
      const found = gate(calm({ intake }));
      expect(found.verdict).toBe('positive');
      expect(found.findings.find(({ criterion }) => criterion === 'shock')).toMatchObject({
        outcome: 'met',
        missing: [],
      });
    }
  });

  it('is not cleared by a crew that sees no shock', () => {
    const without = gate(calm({ vitals: {} }));
    expect(gate(calm({ vitals: {}, intake: { ...calm({}).intake, shockSuspected: false } }))).toEqual(
      without,
    );
  });
});
