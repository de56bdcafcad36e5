// @vitest-environment happy-dom
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { Duty } from '@smart-triage/shared/domain/duty';
import type { Actor } from '@smart-triage/shared/domain/role';
import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, caseOf, CREW, DISPATCHER, DOCTOR, requestId, session } from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { createConsultActions } from './consultActions.ts';
import { DutyPanel } from './DutyPanel.tsx';
import { createDutyModel } from './dutyModel.ts';

afterEach(cleanup);

const COLLEAGUE: Actor = { id: 'doctor-2', name: 'Dr. B. Jansen', role: 'cardiologist' };
const RUNG: CaseFact = { type: 'consult-rung', people: [DOCTOR], why: 'first' };
const RINGING = caseOf(caseId(1), [
  { fact: { type: 'consult-requested' }, by: CREW },
  { fact: RUNG, by: CREW },
]);
const DUTY: Duty = {
  roster: null,
  people: [
    { person: DOCTOR, isThere: true },
    { person: COLLEAGUE, isThere: false },
  ],
};

async function panel() {
  const signaling = new FakeSignaling();
  signaling.answer('duty:watch', () => ({ duty: DUTY, escalatesAfterMs: 60_000 }));
  signaling.answer('duty:set', ({ order }) => ({
    roster: { order: [COLLEAGUE, DOCTOR].filter(({ id }) => order.includes(id)), at: NOON, by: DISPATCHER },
  }));
  signaling.answer('consult:assign', () => ({ seq: 4 }));
  let count = 0;
  const options = { signaling, newRequestId: () => requestId(++count), onError: vi.fn() };
  const duty = createDutyModel(options);
  renderInApp(
    <DutyPanel
      cases={new Map([[RINGING.caseId, RINGING]])}
      me={DISPATCHER}
      duty={duty}
      actions={createConsultActions(options)}
      clock={createFakeClock()}
    />,
  );
  await act(async () => {
    signaling.become(session(DISPATCHER));
    await Promise.resolve();
  });
  return signaling;
}

describe('the cardiologists, for a dispatcher', () => {
  it('shows what waits, at whom it rings, and that it is on no screen yet, also after news of who is there', async () => {
    const signaling = await panel();
    act(() => {
      signaling.tell('duty:changed', { duty: DUTY });
    });
    const waiting = within(screen.getByRole('article', { name: '06-123' }));
    expect(waiting.getByText(`rings at ${DOCTOR.name}`)).toBeDefined();
    expect(waiting.getByText('not on a screen yet')).toBeDefined();
  });

  it('[CO4] lets it ring at who is there, and offers nobody who is not', async () => {
    const signaling = await panel();
    const choice = screen.getByLabelText('Cardiologist for 06-123');
    const away = within(choice).getByRole('option', { name: `${COLLEAGUE.name} (not signed in)` });
    expect(away.hasAttribute('disabled')).toBe(true);
    await userEvent.selectOptions(choice, DOCTOR.name);
    await userEvent.click(screen.getByRole('button', { name: 'Let it ring there' }));
    expect(signaling.inputsOf('consult:assign')).toMatchObject([{ to: DOCTOR.id }]);
  });

  it('[CO6] sets an order, in place of the one that was on the screen', async () => {
    const signaling = await panel();
    await userEvent.click(screen.getByRole('button', { name: 'Order of duty' }));
    for (const { name } of [DOCTOR, COLLEAGUE])
      await userEvent.click(screen.getByRole('button', { name: `Add: ${name}` }));
    await userEvent.click(screen.getByRole('button', { name: `Earlier: ${COLLEAGUE.name}` }));
    await userEvent.click(screen.getByRole('button', { name: 'Set this order' }));
    const order = [COLLEAGUE.id, DOCTOR.id];
    expect(signaling.inputsOf('duty:set')).toMatchObject([{ order, replaces: null }]);
  });

  it('[CO2] says after how long it rings at the next one too', async () => {
    await panel();
    expect(
      await screen.findByText('Without an answer it rings at the next one too after 60 s.'),
    ).toBeDefined();
  });

  it('says nothing of who is there without a link', async () => {
    const signaling = await panel();
    act(() => {
      signaling.cut();
    });
    expect(screen.getByText('Who is there is not known now.')).toBeDefined();
  });
});
