// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Advice, Gate } from '../../domain/guidance.ts';
import { instant } from '../../time/instant.ts';
import { renderWithTexts } from '../testing/renderWithTexts.tsx';
import { AdviceView } from './AdviceView.tsx';

afterEach(cleanup);

const AT = instant(1_700_000_000_000);
const LOW: Gate = {
  verdict: 'positive',
  findings: [
    {
      criterion: 'oxygen-saturation',
      weight: 'drive-now',
      outcome: 'met',
      values: [{ sign: 'spo2', value: 86, unit: '%', comparison: 'below', limit: 90, measuredAt: AT }],
      missing: [],
      rules: [],
      source: 'a trial',
    },
  ],
};
const DRIVE: Advice = { code: 'drive-now', reasons: ['oxygen-saturation'], changes: [] };

describe('advice on a screen', () => {
  it('interrupts with the sentence and its reason when the gate is positive', () => {
    renderWithTexts(<AdviceView gate={LOW} advice={DRIVE} vitals={{}} />);
    const alert = screen.getByRole('alert').textContent;
    expect(alert).toContain('Drive now; do not wait for a score');
    expect(alert).toContain('oxygen saturation below 90 %');
  });

  it('shows the newest value beside limit and source', () => {
    const vitals = { spo2: { value: 84, measuredAt: AT } };
    const { container } = renderWithTexts(<AdviceView gate={LOW} advice={DRIVE} vitals={vitals} />);
    expect(container.textContent).toMatch(/oxygen saturation 84.% \(limit: below 90\)/);
    expect(container.textContent).toContain('a trial');
  });

  it('says in the language of the screen what a source is to a criterion', () => {
    const { container } = renderWithTexts(<AdviceView gate={LOW} advice={DRIVE} vitals={{}} />, 'nl');
    expect(container.textContent).toContain('a trial: daar uitgesloten');
  });

  it('says what would change it, and does not raise an alarm, while something is missing', () => {
    const advice: Advice = {
      code: 'not-enough-yet',
      reasons: ['inputs-missing'],
      changes: [{ change: 'fill-in', inputs: ['painOngoing', 'twelveLeadEcg'], at: null }],
    };
    renderWithTexts(<AdviceView gate={{ verdict: 'not-known', findings: [] }} advice={advice} vitals={{}} />);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('Fill in: pain still there, 12-lead ECG')).toBeTruthy();
  });
});
