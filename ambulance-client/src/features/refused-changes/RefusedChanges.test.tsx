// @vitest-environment happy-dom
import { constantStore } from '@smart-triage/shared/client/store';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OutboxItem, OutboxRequest } from '../../lib/outbox/outboxItem.ts';
import { CASE_ID } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { RefusedChanges } from './RefusedChanges.tsx';
import { StuckChanges } from './StuckChanges.tsx';

afterEach(cleanup);

const refusal = (name: OutboxRequest) => ({
  item: { name, input: { caseId: CASE_ID } } as OutboxItem,
  code: ErrorCode.NotAllowedNow,
});

describe('refused entries', () => {
  it('say what the server did not take, with a code to quote, until somebody has seen it', async () => {
    const onDismiss = vi.fn();
    const refused = [refusal('vitals:record'), refusal('vitals:record'), refusal('intake:change')];
    const outbox = constantStore({ waiting: [], refused, stuck: [], isDurable: true });
    renderScreen(<RefusedChanges outbox={outbox} caseId={CASE_ID} onDismiss={onDismiss} />);
    const notice = screen.getByRole('alert');
    expect(notice.textContent).toContain('3 entries were refused');
    expect(notice.textContent).toContain('vital signs, something about the patient');
    expect(notice.textContent).toContain('not-allowed-now');
    await userEvent.click(screen.getByRole('button', { name: 'Seen' }));
    expect(onDismiss).toHaveBeenCalledOnce();
  });

  // What happened: vital signs of the patient before were refused, and the notice asked to enter them again in the next case.
  it.each(['en', 'nl'] as const)(
    'of an earlier case are not to be entered for this patient (%s)',
    (language) => {
      const outbox = constantStore({
        waiting: [],
        refused: [refusal('vitals:record')],
        stuck: [],
        isDurable: true,
      });
      renderScreen(<RefusedChanges outbox={outbox} caseId={null} onDismiss={vi.fn()} />, language);
      expect(screen.getByRole('alert').textContent).toMatch(/not about this patient|niet over deze patiënt/);
    },
  );

  it('take no room when there are none', () => {
    const outbox = constantStore({ waiting: [], refused: [], stuck: [], isDurable: true });
    renderScreen(<RefusedChanges outbox={outbox} caseId={CASE_ID} onDismiss={vi.fn()} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('entries at which the server fails', () => {
  const stuckAt = (...names: OutboxRequest[]) =>
    constantStore({
      waiting: [],
      refused: [],
      stuck: names.map((name) => ({ name, input: { caseId: CASE_ID } }) as OutboxItem),
      isDurable: true,
    });

  it('[OB7] are said with what they are, and can be given up', async () => {
    const onGiveUp = vi.fn();
    renderScreen(
      <StuckChanges
        outbox={stuckAt('intake:change', 'video:consent')}
        caseId={CASE_ID}
        onGiveUp={onGiveUp}
      />,
    );
    const notice = screen.getByRole('alert').textContent;
    expect(notice).toContain('2 entries cannot be stored yet');
    expect(notice).toContain('something about the patient, what the patient said about being recorded');
    await userEvent.click(screen.getByRole('button', { name: 'Try no more' }));
    expect(onGiveUp).toHaveBeenCalledOnce();
  });

  it('[OB7] cannot be given up where it is the start of the case, without which nothing of it is kept', () => {
    renderScreen(<StuckChanges outbox={stuckAt('case:open')} caseId={null} onGiveUp={vi.fn()} />, 'nl');
    expect(screen.getByRole('alert').textContent).toContain('eerdere rit');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
