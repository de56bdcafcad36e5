import { describe, expect, it } from 'vitest';
import { EcgRuleIdSchema, NOT_ANALYSABLE_REASONS, RHYTHMS } from '../../domain/ecgAnalysis.ts';
import { ADVICE_CHANGES, ADVICE_CODES, ADVICE_REASONS, GATE_CRITERIA } from '../../domain/guidanceCodes.ts';
import { ScoreInputNameSchema } from '../../domain/score.ts';
import {
  RISK_ENDPOINTS,
  RISK_POPULATIONS,
  SCORE_BANDS,
  SCORE_IDS,
  SCORE_ITEMS,
  SCORE_REASONS,
} from '../../domain/scoreCodes.ts';
import { instant } from '../../time/instant.ts';
import { en } from '../locales/en.ts';
import { nl } from '../locales/nl.ts';
import { ageWords } from './ageWords.ts';
import { createFormat } from './format.ts';
import { createI18n } from './createI18n.ts';
import { detectLanguage } from './language.ts';

describe('detectLanguage', () => {
  it.each([
    ['en', ['nl-NL'], 'en'],
    [null, ['fr-FR', 'en-US', 'nl'], 'en'],
    [null, ['nl-BE'], 'nl'],
    [null, ['de-DE'], 'nl'],
    ['klingon', ['en'], 'en'],
  ])('saved %s, browser %s: %s', (saved, preferred, language) => {
    expect(detectLanguage(saved, preferred)).toBe(language);
  });
});

describe('ageWords', () => {
  const t = createI18n('en', { nl: {}, en: {} }).getFixedT('en', 'shared');
  it.each([
    [0, 'now'],
    [1999, 'now'],
    [12_900, '12 s old'],
    [119_999, '119 s old'],
    [120_000, '2 min old'],
    [3_600_000, '1 h 0 min old'],
    [26 * 3_600_000, '1 day old'],
    [50 * 3_600_000, '2 days old'],
  ])('%d ms is "%s"', (ms, words) => {
    expect(ageWords(ms, t)).toBe(words);
  });
});

describe('createFormat', () => {
  const at = instant(Date.UTC(2026, 6, 1, 12, 3));

  it('writes numbers as the language does', () => {
    expect(createFormat('nl').withUnit(37.4, '°C', 1)).toBe('37,4\u00a0°C');
    expect(createFormat('en').percent(1.7)).toBe('1.7\u00a0%');
  });

  it('writes what rounds to nothing without a sign', () => {
    expect(createFormat('en').number(-0.004, 2)).toBe('0.00');
    expect(createFormat('nl').number(-0.006, 2)).toBe('-0,01');
  });

  it('writes a time in the given zone and names the zone with a date', () => {
    const format = createFormat('en', 'Europe/Amsterdam');
    expect(format.time(at)).toMatch(/^14:03 (CEST|GMT\+2)$/);
    expect(format.timeToSecond(at)).toMatch(/^14:03:00 (CEST|GMT\+2)$/);
    expect(format.dateTime(at)).toMatch(/1 Jul 2026.*14:03 (CEST|GMT\+2)/);
  });

  it('writes how long a case has run', () => {
    expect(createFormat('nl').stopwatch(761_900)).toBe('00:12:41');
  });
});

describe('catalogues', () => {
  it.each([
    ['name', SCORE_IDS],
    ['about', SCORE_IDS],
    ['band', SCORE_BANDS],
    ['item', SCORE_ITEMS],
    ['reason', SCORE_REASONS],
    ['endpoint', RISK_ENDPOINTS],
    ['population', RISK_POPULATIONS],
    ['input', ScoreInputNameSchema.options],
  ] as const)('have words for every score %s', (kind, codes) => {
    expect(Object.keys(en.score[kind]).sort()).toEqual([...codes].sort());
  });

  it.each([
    ['criterion of the gate', en.gate.criterion, GATE_CRITERIA],
    ['advice', en.advice.code, ADVICE_CODES],
    ['reason of an advice', en.advice.reason, ADVICE_REASONS],
    ['change of an advice', en.advice.changes, ADVICE_CHANGES],
    ['ECG rule', en.ecgFindings.rules, EcgRuleIdSchema.options],
    ['rhythm', en.ecgFindings.rhythms, RHYTHMS],
    ['reason why an ECG cannot be analysed', en.ecgFindings.reasons, NOT_ANALYSABLE_REASONS],
  ] as const)('have words for every %s', (_kind, texts, codes) => {
    expect(Object.keys(texts).sort()).toEqual([...codes].sort());
  });

  it('have the same placeholders in both languages', () => {
    expect(placeholders(nl)).toEqual(placeholders(en));
  });
});

/** Each text's path with the names between its braces. */
function placeholders(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]: [string, string | object]) => {
    const at = `${path}.${key}`;
    if (typeof value !== 'string') return placeholders(value, at);
    return [
      `${at}: ${[...value.matchAll(/\{\{(\w+)\}\}/g)]
        .map((hit) => hit[1])
        .sort()
        .join()}`,
    ];
  });
}
