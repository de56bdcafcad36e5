// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { constantStore } from '@smart-triage/shared/client/store';
import { caseId, caseOf, DOCTOR } from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { AlertBar } from './AlertBar.tsx';

const fast = {
  fact: {
    type: 'vitals-recorded',
    reading: { measuredAt: NOON, source: 'monitor', values: { heartRate: 150 } },
  },
} as const;
const ALERT = { sign: 'heartRate', side: 'high', level: 'crisis' } as const;

function draw(state: ReturnType<typeof caseOf>, mayAnswer = true) {
  const acknowledge = vi.fn();
  const actions = {
    ...constantStore({ isBusy: false, failure: null }),
    acknowledge,
    setLimits: vi.fn(),
  };
  renderInApp(
    <AlertBar state={state} live={null} clock={createFakeClock()} actions={actions} mayAnswer={mayAnswer} />,
  );
  return acknowledge;
}

afterEach(cleanup);

describe('the alert bar', () => {
  it('is not there while nothing is wrong', () => {
    draw(caseOf(caseId(1)));
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says value, limit and age, and takes the acknowledgement', () => {
    const acknowledge = draw(caseOf(caseId(1), [fast]));
    expect(screen.getByRole('listitem').textContent).toMatch(/Heart rate 150.*above 140/);
    fireEvent.click(screen.getByRole('button', { name: 'Seen' }));
    expect(acknowledge).toHaveBeenCalledWith(expect.objectContaining(ALERT));
  });

  it('keeps an alert that was seen in words, and offers nothing to who may not answer', () => {
    draw(caseOf(caseId(1), [fast, { fact: { type: 'alert-acknowledged', alert: ALERT }, by: DOCTOR }]));
    expect(screen.getByRole('listitem').textContent).toContain('seen');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers no acknowledgement to a dispatcher', () => {
    draw(caseOf(caseId(1), [fast]), false);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
