// @vitest-environment happy-dom
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { useReadable } from '../../lib/useReadable.ts';
import { caseId, caseOf, decisionId, HOSPITALS, requestId, session } from '../../testing/cases.ts';
import { decided, rankedHospitals } from '../../testing/decisions.ts';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { createDecisionModel, type DecisionModel } from './decisionModel.ts';
import { DecisionSheet } from './DecisionSheet.tsx';

afterEach(cleanup);

const recordedAs = (id: number) => decided({ id: decisionId(id) });
const acknowledged = { fact: { type: 'decision-acknowledged', decisionId: decisionId(1) } } as const;

type SheetProps = { model: DecisionModel; caseState: ReturnType<typeof createStore<CaseState>> };

function Sheet({ model, caseState }: SheetProps) {
  return (
    <DecisionSheet
      decision={useReadable(model)}
      actions={model}
      state={useReadable(caseState)}
      hospitals={HOSPITALS}
      destinations={rankedHospitals('pci')}
      clock={createFakeClock()}
    />
  );
}

function show() {
  const signaling = new FakeSignaling();
  signaling.answer('decision:record', () => ({ decisionId: decisionId(1), seq: 2 }));
  signaling.become(session());
  const caseState = createStore(caseOf(caseId(1)));
  const newRequestId = () => requestId(1);
  const clock = createFakeClock();
  const model = createDecisionModel({ signaling, caseId: caseId(1), caseState, clock, newRequestId });
  model.open();
  renderInApp(<Sheet model={model} caseState={caseState} />);
  return { signaling, caseState, model };
}

async function fillIn(): Promise<void> {
  await userEvent.click(screen.getByRole('radio', { name: 'Transport' }));
  await userEvent.click(screen.getByRole('radio', { name: /LUMC/ }));
  await userEvent.click(screen.getByRole('radio', { name: /A1/ }));
  await userEvent.type(screen.getByRole('textbox', { name: /Reason/ }), 'ST elevation in V2 to V4');
}

const holdButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /Record and send/ });

describe('the decision sheet', () => {
  it('says what is missing and cannot be sent before it is complete', async () => {
    show();
    expect(screen.getByText(/Still needed:/).textContent).toContain('what happens, a reason');
    expect(holdButton().disabled).toBe(true);
    await fillIn();
    expect(holdButton().disabled).toBe(false);
  });

  it('shows what the crew will see before it is sent', async () => {
    show();
    await fillIn();
    const preview = screen.getByRole('region', { name: 'The crew will see' });
    expect(preview.textContent).toContain('To LUMC, Leiden, A1');
  });

  it('[DC4] shows sent, stored and seen as facts of their own', async () => {
    const { model, caseState } = show();
    await fillIn();
    await act(() => model.record());
    expect(screen.getByText(/^sent/)).toBeDefined();
    expect(screen.getByText('not stored yet')).toBeDefined();
    act(() => {
      caseState.set(caseOf(caseId(1), [recordedAs(1)]));
    });
    expect(screen.getByText(/^stored/)).toBeDefined();
    expect(screen.getByText('not seen yet')).toBeDefined();
    act(() => {
      caseState.set(caseOf(caseId(1), [recordedAs(1), acknowledged]));
    });
    expect(screen.getByText(/^seen by Unit 06-123/)).toBeDefined();
  });

  it('[DC2] cannot be sent over a decision that was made meanwhile until that has been read', async () => {
    const { caseState } = show();
    await fillIn();
    act(() => {
      caseState.set(caseOf(caseId(1), [recordedAs(9)]));
    });
    expect(screen.getByRole('alert').textContent).toContain('A newer decision was recorded');
    expect(holdButton().disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: /I have read it/ }));
    expect(holdButton().disabled).toBe(false);
  });

  it('offers to send again, and nothing else, when nobody knows whether it arrived', async () => {
    const { signaling, model } = show();
    await fillIn();
    signaling.answer('decision:record', () => Promise.reject(new AppError(ErrorCode.TimedOut, 'no reply')));
    await act(() => model.record());
    expect(screen.getByRole('alert').textContent).toContain('No answer from the server');
    expect(screen.queryByRole('button', { name: /Record and send/ })).toBeNull();
    signaling.answer('decision:record', () => ({ decisionId: decisionId(1), seq: 2 }));
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => {
      expect(model.getSnapshot().progress.kind).toBe('stored');
    });
  });

  it('closes, and keeps what was begun', async () => {
    const { model } = show();
    await fillIn();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => {
      model.open();
    });
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Reason/ }).value).toContain(
      'ST elevation',
    );
  });
});
