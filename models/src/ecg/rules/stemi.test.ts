import { describe, expect, it } from 'vitest';
import { ruleInputOf, st } from '../../testing/ruleInputs.ts';
import { CONTIGUOUS_PAIRS } from './contiguity.ts';
import { stemi, v2V3Limit } from './stemi.ts';

describe('the limit in V2 and V3', () => {
  it.each([
    [{ sex: 'female', ageYears: 30 }, 0.15, []],
    [{ sex: 'female' }, 0.15, []],
    [{ sex: 'male', ageYears: 39 }, 0.25, []],
    [{ sex: 'male', ageYears: 40 }, 0.2, []],
    [{ sex: 'male' }, 0.2, ['age-unknown']],
    [{ ageYears: 30 }, 0.15, ['sex-unknown']],
    [{}, 0.15, ['sex-unknown']],
  ] as const)('for %j is %f mV', (patient, limitMv, assumptions) => {
    expect(v2V3Limit(patient)).toEqual({ limitMv, assumptions });
  });
});

describe('STEMI criteria', () => {
  it.each(CONTIGUOUS_PAIRS)('are met by %s and %s at their limits and by neither alone', (a, b) => {
    const raised = (lead: string) => {
      const mv = lead === 'V2' || lead === 'V3' ? 0.2 : 0.1;
      return st(lead === 'aVR' ? -mv : mv);
    };
    const both = stemi(ruleInputOf({ [a]: raised(a), [b]: raised(b) }));
    expect(both).toMatchObject({ outcome: 'met', because: null });
    expect(new Set(both.leads)).toEqual(new Set([a, b]));
    for (const lead of [a, b]) expect(stemi(ruleInputOf({ [lead]: raised(lead) })).outcome).toBe('not-met');
  });

  it.each([
    ['just below the limit', { II: st(0.099), aVF: st(0.3) }],
    ['in leads that are no neighbours', { V2: st(0.3), aVL: st(0.3) }],
    ['that is over 20 ms after J', { V4: { ...st(0.3), j20Mv: 0.05 }, V5: st(0.3) }],
  ])('are not met by elevation %s', (_, leads) => {
    expect(stemi(ruleInputOf(leads)).outcome).toBe('not-met');
  });

  it('are met in a woman by what is normal in a young man', () => {
    const leads = { V2: st(0.16), V3: st(0.16) };
    expect(stemi(ruleInputOf(leads, { patient: { sex: 'female', ageYears: 60 } })).outcome).toBe('met');
    expect(stemi(ruleInputOf(leads, { patient: { sex: 'male', ageYears: 30 } })).outcome).toBe('not-met');
    expect(stemi(ruleInputOf(leads, { patient: {} }))).toMatchObject({
      outcome: 'met',
      assumptions: ['sex-unknown'],
    });
  });

  it('show each lead with its value and limit', () => {
    const { values, source } = stemi(ruleInputOf({ V2: st(0.12) }));
    expect(values).toContainEqual({
      lead: 'V2',
      quantity: 'ST at J',
      value: 0.12,
      unit: 'mV',
      threshold: 0.2,
    });
    expect(values).toHaveLength(12);
    expect(source).toMatch(/Fourth Universal Definition/);
  });

  it('say which leads they could not see, and nothing at all without neighbours', () => {
    expect(stemi(ruleInputOf({ V6: undefined })).notAssessed).toEqual(['V6']);
    const apart = Object.fromEntries(
      ['I', 'aVR', 'II', 'aVF', 'V1', 'V3', 'V5', 'aVL'].map((lead) => [lead, undefined]),
    );
    expect(stemi(ruleInputOf(apart))).toMatchObject({ outcome: 'not-applicable', because: 'leads-missing' });
  });

  it('do not hold for a wide QRS and still hold where width is uncertain', () => {
    const leads = { II: st(0.3), aVF: st(0.3) };
    expect(stemi(ruleInputOf(leads, { conduction: 'wide' })).because).toBe('wide-qrs');
    expect(stemi(ruleInputOf(leads, { conduction: 'either' })).outcome).toBe('met');
  });

  it('once met stay met when ST rises further', () => {
    for (let mv = 0.1; mv < 1; mv += 0.05)
      expect(stemi(ruleInputOf({ III: st(mv), aVF: st(mv) })).outcome).toBe('met');
  });
});
