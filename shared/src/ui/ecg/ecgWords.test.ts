import { describe, expect, it } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import { createI18n } from '../i18n/createI18n.ts';
import { leadWords, statusWords } from './ecgWords.ts';

describe.each([
  [
    'en',
    ['live', 'no ECG yet', 'part of the ECG is missing', 'ECG stopped, newest sample 12 s old'],
    '12 leads',
  ],
  [
    'nl',
    ['live', 'nog geen ECG', 'een stuk ECG ontbreekt', 'ECG staat stil, laatste meting 12 s oud'],
    '12 afleidingen',
  ],
] as const)('in %s', (language, states, allLeads) => {
  const t = createI18n(language, { nl: {}, en: {} }).getFixedT(language, 'shared');
  const words = { t, format: createFormat(language) };

  it('says what state the trace is in', () => {
    const said = [
      statusWords({ kind: 'live' }, words),
      statusWords({ kind: 'waiting' }, words),
      statusWords({ kind: 'gap' }, words),
      statusWords({ kind: 'stale', ageMs: 12_400 }, words),
    ];
    expect(said).toEqual(states);
  });

  it('says which leads are drawn', () => {
    expect(leadWords({ kind: 'rows', leads: ['II', 'V2'] }, words)).toBe('II, V2');
    expect(leadWords({ kind: '6x2' }, words)).toBe(allLeads);
  });
});
