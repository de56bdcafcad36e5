import { describe, expect, it } from 'vitest';
import { sameInBoth, untranslated } from './untranslated.ts';

describe('what is not translated', () => {
  it('is what stands in both languages and is neither a name nor a unit', () => {
    const dutch = ['Foto', 'Retry', 'ECG 12 mmHg', 'Dr. Demo', 'step.patient'];
    const english = ['Photo', 'Retry', 'ECG 12 mmHg', 'Dr. Demo', 'Patient'];
    expect(untranslated(dutch, english, ['ECG', 'mmHg', 'Dr. Demo'])).toEqual(['Retry', 'step.patient']);
  });

  it('is not what both catalogues say alike', () => {
    const english = { gate: { title: 'Gate' }, unit: 'mmHg', none: 'none' };
    expect(sameInBoth(english, { gate: { title: 'Poort' }, unit: 'mmHg', none: 'geen' })).toEqual(['mmHg']);
  });
});
