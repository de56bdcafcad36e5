import { describe, expect, it } from 'vitest';
import type { Decision } from '../../domain/decision.ts';
import { DecisionIdSchema, HospitalIdSchema } from '../../domain/ids.ts';
import { CARDIOLOGIST, caseEvents, caseStateAfter, CREW, OPENED } from '../../testing/caseEvents.ts';
import { instant } from '../../time/instant.ts';
import { createI18n } from '../i18n/createI18n.ts';
import { createFormat } from '../i18n/format.ts';
import type { Language } from '../i18n/language.ts';
import { HANDOVER_FORMS } from '../../domain/crewFacts.ts';
import { formsFor, type HandoverRecord, handoverSummary } from './handoverSummary.ts';

const AT = instant(Date.UTC(2026, 6, 1, 12, 3));
const NOTHING_KNOWN: HandoverRecord = caseStateAfter(caseEvents(OPENED));
const KNOWN: HandoverRecord = {
  ...NOTHING_KNOWN,
  intake: {
    sex: 'female',
    ageYears: 58,
    symptomOnset: AT,
    vomiting: true,
    sweatingObserved: false,
    troponin: { assay: 'roche-cobas-h232-tnt', comparator: '<', valueNgL: 40, sampledAt: AT },
  },
  vitals: { heartRate: { value: 84, measuredAt: AT } },
};

const TRANSPORT: Decision = {
  id: DecisionIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0d01'),
  disposition: { kind: 'transport', hospital: HospitalIdSchema.parse('lumc'), urgency: 'A1' },
  reason: 'ST elevation',
  patientWish: '',
  shownScores: [],
  decidedBy: CARDIOLOGIST,
  crew: CREW,
  decidedAt: AT,
};

function written(record: HandoverRecord, language: Language = 'en'): string {
  const t = createI18n(language, { nl: {}, en: {} }).getFixedT(language, 'shared');
  const words = { t, format: createFormat(language, 'Europe/Amsterdam') };
  return HANDOVER_FORMS.flatMap((form) => handoverSummary(form, record, words, []))
    .flatMap(({ lines }) => lines.map(({ topic, text }) => `${topic}: ${text}`))
    .join('\n');
}

describe('a handover', () => {
  it('writes what nobody knows as not known, in both orders, and invents nothing', () => {
    const lines = written(NOTHING_KNOWN).split('\n');
    expect(lines.filter((line) => !line.endsWith('not known'))).toEqual([]);
    expect(lines).toContain('patient: sex not known, age not known');
  });

  it('has each time with its day and zone', () => {
    expect(written(KNOWN)).toMatch(/onset: 1 Jul 2026, 14:03 (CEST|GMT\+2)/);
    expect(written(KNOWN)).toMatch(/heart rate 84\u00a0\/min \(1 Jul 2026, 14:03 (CEST|GMT\+2)\)/);
  });

  it('writes the day once in a line, and again only where it changes', () => {
    const nextDay = instant(Date.UTC(2026, 6, 1, 22, 3));
    const systolicBp = { value: 142, measuredAt: AT };
    const vitals = { ...KNOWN.vitals, systolicBp, spo2: { value: 97, measuredAt: nextDay } };
    const line = written({ ...KNOWN, vitals })
      .split('\n')
      .find((each) => each.startsWith('vitals'));
    expect(line?.match(/1 Jul 2026/g)).toHaveLength(1);
    expect(line?.match(/2 Jul 2026/g)).toHaveLength(1);
    expect(line?.match(/\(14:03 (CEST|GMT\+2)\)/g)).toHaveLength(1);
  });

  it('keeps yes, no and not known apart', () => {
    const symptoms = written(KNOWN)
      .split('\n')
      .find((line) => line.startsWith('symptoms'));
    expect(symptoms).toMatch(/yes: vomiting; no: sweating; not known: worsening angina, /);
  });

  it('never turns "below 40" into 40', () => {
    expect(written(KNOWN)).toContain('< 40\u00a0ng/L, Roche cobas h232');
  });

  it('names a decision that the crew has not confirmed as not confirmed', () => {
    const decided = { ...KNOWN, decision: TRANSPORT };
    expect(written(decided)).toContain('not confirmed by Ambulance 06-123 yet');
    expect(written({ ...decided, acknowledgedAt: AT })).toContain('; confirmed by Ambulance 06-123, 14:03');
  });

  it('is written for the general practitioner when the patient stays at home, with what was agreed and who was told', () => {
    const recorded = { by: CREW, at: AT };
    const home: HandoverRecord = {
      ...KNOWN,
      decision: { ...TRANSPORT, disposition: { kind: 'stay-home', gpInformed: false } },
      patientWish: { said: 'rather at home', refuses: ['transport'], ...recorded },
      safetyNet: { language: 'nl', ...recorded },
      gpInformed: { contact: 'Dr. Smit', ...recorded },
    };
    expect(formsFor(KNOWN)).toEqual(['mist', 'sbar']);
    expect(formsFor(home)[0]).toBe('gp');
    const text = written(home);
    for (const line of [
      'wish: rather at home',
      'refuses: transport',
      'safetyNet: read out in Dutch',
      'gp: Dr. Smit',
    ])
      expect(text).toContain(line);
  });

  it('is written in Dutch too, without a key that has no words', () => {
    const dutch = written(KNOWN, 'nl');
    expect(dutch).toContain('patient: vrouw, 58 jaar');
    expect(dutch).not.toMatch(/handover\.|score\./);
  });
});
