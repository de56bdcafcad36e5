// @vitest-environment happy-dom
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { instant } from '@smart-triage/shared/time/instant';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { cleanup } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { aDecision, decisionId, DOCTOR, HOSPITALS } from '../../testing/cases.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { timelineWords } from './timelineWords.ts';

afterEach(cleanup);

function Words({ fact }: { fact: CaseFact }) {
  const { t } = useTranslation();
  const shared = { t: useTranslation('shared').t, format: useFormat('Europe/Amsterdam') };
  return timelineWords(fact, { hospitals: HOSPITALS, t, shared });
}

const FACTS: readonly (readonly [CaseFact, string])[] = [
  [{ type: 'message-sent', text: 'he is grey' }, 'Message written: he is grey'],
  [
    { type: 'decision-recorded', decision: aDecision({ reason: 'low risk' }) },
    'Decided: Stays at home, GP is informed; low risk',
  ],
  [
    { type: 'decision-disagreed', disagreement: { decisionId: decisionId(1), reason: 'still clammy' } },
    'Crew does not agree: still clammy',
  ],
  [
    {
      type: 'hospital-answered',
      decisionId: decisionId(1),
      answer: { kind: 'refused', contact: 'J. Bakker', reason: 'no bed' },
    },
    'Hospital answered: Refuses the patient (J. Bakker); no bed',
  ],
  [{ type: 'patient-hearing-set', hears: false }, 'Sound of the call: the patient does not hear it'],
  [
    { type: 'video-consent-noted', answer: { answer: 'withdrawn', keptDays: 30 } },
    'Patient answered about recording: consent taken back',
  ],
  [
    { type: 'patient-wish-recorded', wish: { said: 'wants to go home', refuses: ['transport'] } },
    'What the patient wants: wants to go home. refuses transport',
  ],
  [
    { type: 'consult-released', cause: 'given-back', reason: 'to the cath lab' },
    'Consult rings again: given back; to the cath lab',
  ],
  [{ type: 'consult-rung', people: [DOCTOR], why: 'first' }, 'Rings at: Dr. A. Visser (first in line)'],
  [{ type: 'consult-declined', reason: '' }, 'Declined the consult'],
  [{ type: 'arrival-expected', arrival: { arrivalAt: instant(0) } }, 'Expected arrival said: 01:00 CET'],
  [
    {
      type: 'vitals-recorded',
      reading: { measuredAt: instant(0), source: 'crew', values: { temperature: 36.6, heartRate: 86 } },
    },
    'Vital signs measured: heart rate 86\u00a0/min, temperature 36.6\u00a0°C',
  ],
  [{ type: 'transport-started' }, 'Driving'],
];

// What happened: the timeline said that a hospital had answered and that a crew did not agree, and not what or why.
describe('a line of the timeline', () => {
  it.each(FACTS)('%# says what was said with it', (fact, words) => {
    expect(renderInApp(<Words fact={fact} />).container.textContent).toBe(words);
  });
});
