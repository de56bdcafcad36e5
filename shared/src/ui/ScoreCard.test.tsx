// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScoreReason } from '../domain/score.ts';
import { ScoreCard } from './ScoreCard.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';
import {
  articaRange,
  graceValue,
  heartBounded,
  heartManyMissing,
  heartRange,
  heartValue,
  tMacsRange,
  tMacsRefused,
} from './testing/scoreResults.ts';

afterEach(cleanup);

describe('ScoreCard', () => {
  it('shows a range with both bands while an item is missing, and names the item', () => {
    renderWithTexts(<ScoreCard result={heartRange} />);
    expect(scale()).toBe('3 to 5 of 10 points, low to moderate');
    expect(screen.getByText('adds 0 to 2').closest('li')?.textContent).toContain('Troponin');
  });

  it('says on which side of a limit a value exactly at it falls, where papers differ', () => {
    renderWithTexts(<ScoreCard result={heartRange} />);
    expect(screen.getByText(/at three times the limit 1/).textContent).toContain('45 to 64 gives 1');
    cleanup();
    renderWithTexts(<ScoreCard result={graceValue} />);
    expect(screen.queryByText('Exactly at a limit')).toBeNull();
  });

  it('names the fields that an item waits for when there are several', () => {
    renderWithTexts(<ScoreCard result={heartManyMissing} />);
    expect(screen.getByText(/diabetes, heart disease in the family, vascular disease/)).toBeDefined();
  });

  it('does not call missing what is known as a bound', () => {
    renderWithTexts(<ScoreCard result={heartBounded} />);
    expect(screen.queryByText('Missing')).toBeNull();
    expect(screen.getByText('Known only as a bound')).toBeDefined();
  });

  it('never rounds a probability to certainty', () => {
    const outcome = {
      kind: 'range' as const,
      low: 0.0004,
      high: 1,
      lowBand: 'very-low' as const,
      highBand: 'high' as const,
    };
    renderWithTexts(<ScoreCard result={{ ...tMacsRange, outcome }} />);
    expect(scale()).toContain('below 0.1\u00a0% to above 99.9\u00a0%');
  });

  it('shows one value with its band when everything is known', () => {
    renderWithTexts(<ScoreCard result={heartValue} />);
    expect(scale()).toBe('5 of 10 points, moderate');
    expect(screen.queryByText('Missing')).toBeNull();
  });

  it('counts criteria, not points, for the rule of ARTICA', () => {
    renderWithTexts(<ScoreCard result={articaRange} />);
    expect(scale()).toBe('0 to 1 of 5 criteria not met, general practitioner to hospital');
  });

  it('shows the risk that the nomogram of GRACE gives for the points', () => {
    renderWithTexts(<ScoreCard result={graceValue} startsOpen />);
    expect(screen.getByText('3.8 %').parentElement?.textContent).toContain('death in hospital');
  });

  it('writes a probability in per cent', () => {
    renderWithTexts(<ScoreCard result={tMacsRange} />);
    expect(scale()).toContain('1.3\u00a0% to 9.4\u00a0%');
  });

  it('gives the reason and no number where the score does not apply', () => {
    renderWithTexts(<ScoreCard result={tMacsRefused} />);
    expect(screen.getByText('Does not apply')).toBeDefined();
    expect(screen.getByText('Needs high-sensitivity troponin T (Roche Elecsys)')).toBeDefined();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('reports the published risk with interval, endpoint, horizon and source', () => {
    renderWithTexts(<ScoreCard result={heartValue} startsOpen />);
    const card = screen.getByRole('article', { name: 'HEART' }).textContent;
    expect(card).toContain('16.6\u00a0% (95 % interval 14.5 to 18.9\u00a0%)');
    expect(card).toContain(
      'infarct, revascularisation or death within 42 days, patients in emergency departments',
    );
    expect(card).toContain('Source: Backus 2013');
  });

  it('speaks Dutch with a decimal comma', () => {
    renderWithTexts(<ScoreCard result={tMacsRange} />, 'nl');
    expect(scale()).toContain('1,3\u00a0% tot 9,4\u00a0%');
  });

  it('shows a code that has no words yet instead of dropping it', () => {
    const reasons = ['a-reason-of-tomorrow' as ScoreReason];
    const outcome = { kind: 'not-applicable' as const, reasons };
    renderWithTexts(<ScoreCard result={{ ...tMacsRefused, outcome }} />);
    expect(screen.getByText('a-reason-of-tomorrow')).toBeDefined();
  });
});

function scale(): string | null {
  return screen.getByRole('img').getAttribute('aria-label');
}
