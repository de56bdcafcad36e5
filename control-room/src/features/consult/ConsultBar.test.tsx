// @vitest-environment happy-dom
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Actor } from '@smart-triage/shared/domain/role';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, caseOf, CREW, DISPATCHER, DOCTOR, requestId, session } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { ConsultBar } from './ConsultBar.tsx';
import { createConsultActions } from './consultActions.ts';

afterEach(cleanup);

const COLLEAGUE: Actor = { id: 'doctor-2', name: 'Dr. B. Jansen', role: 'cardiologist' };
const ASKED = { fact: { type: 'consult-requested' as const }, by: CREW };
const HELD = caseOf(caseId(1), [ASKED, { fact: { type: 'consult-taken', over: null }, by: DOCTOR }]);

function bar(state: CaseState, me: Actor) {
  const signaling = new FakeSignaling();
  signaling.become(session(me));
  for (const name of ['consult:take', 'consult:release'] as const)
    signaling.answer(name, () => ({ seq: state.seq + 1 }));
  const actions = createConsultActions({ signaling, newRequestId: () => requestId(1), onError: vi.fn() });
  renderInApp(<ConsultBar state={state} me={me} duty={null} actions={actions} />);
  return signaling;
}

describe('the consult of a patient on the screen', () => {
  it('is not there while nobody asked and nobody came', () => {
    bar(caseOf(caseId(1)), DOCTOR);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says that it rings at nobody, and can be taken all the same', async () => {
    const signaling = bar(caseOf(caseId(1), [ASKED]), DOCTOR);
    expect(screen.getByText('rings at nobody: phone a cardiologist')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Take it' }));
    expect(signaling.inputsOf('consult:take')).toMatchObject([{ over: null }]);
  });

  it('[CO8] says of an offer that whom it was offered to is not there any more', () => {
    const offered = { fact: { type: 'consult-assigned' as const, to: COLLEAGUE }, by: DOCTOR };
    const gone = { fact: { type: 'consult-unreached' as const, people: [COLLEAGUE] }, by: CREW };
    const facts = [ASKED, { fact: { type: 'consult-taken' as const, over: null }, by: DOCTOR }, offered];
    bar(caseOf(caseId(1), facts), DOCTOR);
    expect(screen.getByText('Dr. A. Visser has it; rings at Dr. B. Jansen')).toBeDefined();
    cleanup();
    bar(caseOf(caseId(1), [...facts, gone]), DOCTOR);
    expect(
      screen.getByText('Dr. A. Visser has it; offered to Dr. B. Jansen, who is not there any more'),
    ).toBeDefined();
  });

  it('[CO5] says who had it before when it rings again', () => {
    const left = { fact: { type: 'consult-released' as const, cause: 'session-ended' as const, reason: '' } };
    const facts = [ASKED, { fact: { type: 'consult-taken' as const, over: null }, by: DOCTOR }];
    bar(caseOf(caseId(1), [...facts, { ...left, by: DOCTOR }]), COLLEAGUE);
    expect(
      screen.getByText(/rings at nobody.*Dr. A. Visser, who had it, is not there any more/),
    ).toBeDefined();
  });

  it('[CO5] is given back by whoever has it, and by nobody else', async () => {
    const signaling = bar(HELD, DOCTOR);
    await userEvent.click(screen.getByRole('button', { name: 'Give back' }));
    expect(signaling.inputsOf('consult:release')).toHaveLength(1);
    cleanup();
    bar(HELD, COLLEAGUE);
    expect(screen.queryByRole('button', { name: 'Give back' })).toBeNull();
  });

  it('[CO3] is taken over with a reason only, from whoever has it on this screen', async () => {
    const signaling = bar(HELD, COLLEAGUE);
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    const confirm = () => screen.getAllByRole('button', { name: 'Take over' })[1]!;
    await userEvent.click(confirm());
    expect(signaling.inputsOf('consult:take')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Why do you take it over?'), 'does not answer');
    await userEvent.click(confirm());
    expect(signaling.inputsOf('consult:take')).toMatchObject([
      { over: { from: DOCTOR.id, reason: 'does not answer' } },
    ]);
  });

  it('keeps the reason while the link is lost, says so, and takes it once it is back', async () => {
    const signaling = bar(HELD, COLLEAGUE);
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    const dialog = within(screen.getByRole('dialog'));
    const reason = dialog.getByLabelText('Why do you take it over?');
    await userEvent.type(reason, 'does not answer');
    signaling.cut();
    await userEvent.click(dialog.getByRole('button', { name: 'Take over' }));
    expect(await dialog.findByRole('alert')).toBeDefined();
    expect(reason).toHaveProperty('value', 'does not answer');
    signaling.become(session(COLLEAGUE));
    await userEvent.click(dialog.getByRole('button', { name: 'Take over' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('is neither taken nor given back by a dispatcher, who assigns it', () => {
    bar(HELD, DISPATCHER);
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toEqual(['Let it ring there']);
  });
});
