// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { aCaseView, CREW } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { createRecordConsentModel } from './recordConsentModel.ts';
import { RecordConsentPanel } from './RecordConsentPanel.tsx';

afterEach(cleanup);

const at = instant(1_700_000_600_000);
const given = { answer: 'given', by: CREW, at } as const;

function panel(view: CaseView, language: 'en' | 'nl' = 'en') {
  const send = vi.fn();
  const model = createRecordConsentModel({ view: createStore<CaseView | null>(view), send });
  renderScreen(<RecordConsentPanel model={model} />, language);
  return { send, model };
}

describe('[HR1] consent to open the hospital’s record, on the tablet', () => {
  it('is asked for, and sent as the patient answers', async () => {
    const { send } = panel(aCaseView({ status: 'assessing' }), 'nl');
    await userEvent.click(screen.getByRole('button', { name: 'Patiënt vindt het goed' }));
    expect(send).toHaveBeenCalledExactlyOnceWith('given');
  });

  it('shows on whose word and when, and can be taken back', async () => {
    const { send } = panel(aCaseView({ status: 'assessing', recordConsent: given }));
    expect(screen.getByRole('status').textContent).toContain('gave consent');
    expect(screen.queryByRole('button', { name: 'Patient agrees' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Patient takes it back' }));
    expect(send).toHaveBeenCalledExactlyOnceWith('withdrawn');
  });

  it('is not sent twice while it is on its way, and not after the case is closed', () => {
    const waiting = panel(aCaseView({ status: 'assessing' }, { onTheWay: ['hospital-record:consent'] }));
    expect(screen.getByRole('status').textContent).toContain('being sent');
    waiting.model.note('given');
    const closed = panel(aCaseView({ status: 'closed' }));
    closed.model.note('given');
    expect([waiting.send, closed.send].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });
});
