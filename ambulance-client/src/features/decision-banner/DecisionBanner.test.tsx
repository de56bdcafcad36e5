// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import { DecisionIdSchema } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { aCaseView, aDecision, LUMC } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { DecideStep } from './DecideStep.tsx';
import { DecisionBanner } from './DecisionBanner.tsx';
import { createDecisionModel } from './decisionModel.ts';

afterEach(cleanup);

function modelOver(view: CaseView) {
  const acknowledge = vi.fn();
  const take = vi.fn();
  const closeUndecided = vi.fn();
  const views = createStore<CaseView | null>(view);
  return {
    model: createDecisionModel({ view: views, hospitals: () => [LUMC], acknowledge, take, closeUndecided }),
    views,
    acknowledge,
    take,
    closeUndecided,
  };
}
const decided = (changes = {}) => aCaseView({ status: 'decided', decision: aDecision(changes) });
/** As a screen reader or a switch presses a button that others hold: twice. */
const confirm = (name: RegExp) => {
  for (let press = 0; press < 2; press++)
    fireEvent.click(screen.getByRole('button', { name }), { detail: 0 });
};

describe('a decision on the screen', () => {
  it('takes the screen with where, how urgent, why, by whom and what the patient wants', () => {
    renderScreen(<DecisionBanner model={modelOver(decided({ patientWish: 'Wife comes along' })).model} />);
    const dialog = screen.getByRole('dialog', { name: /Dr. A. Hart/ });
    for (const text of [
      'Transport to LUMC',
      'Leiden',
      'A1',
      'PCI centre',
      'ST elevation in V1 to V4',
      'Wife comes along',
    ]) {
      expect(dialog.textContent).toContain(text);
    }
  });

  it('names the hospital by its id when the list does not know it, rather than nothing', () => {
    const views = createStore<CaseView | null>(decided());
    const model = createDecisionModel({
      view: views,
      hospitals: () => [],
      acknowledge: vi.fn(),
      take: vi.fn(),
      closeUndecided: vi.fn(),
    });
    renderScreen(<DecisionBanner model={model} />);
    expect(screen.getByRole('dialog').textContent).toContain('Transport to lumc');
  });

  it('is confirmed by a second gesture, not by one press', () => {
    const { model, acknowledge } = modelOver(decided());
    renderScreen(<DecisionBanner model={model} />);
    fireEvent.click(screen.getByRole('button', { name: /Read and understood/ }), { detail: 0 });
    expect(acknowledge).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: /Read and understood/ }), { detail: 0 });
    expect(acknowledge).toHaveBeenCalledOnce();
  });

  it('stays across the width while the crew is with the patient, and comes back when asked', async () => {
    renderScreen(<DecisionBanner model={modelOver(decided()).model} />, 'nl');
    await userEvent.click(screen.getByRole('button', { name: 'Eerst terug naar de patiënt' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('status').textContent).toContain('Vervoer naar LUMC');
    await userEvent.click(screen.getByRole('button', { name: 'Besluit lezen' }));
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('says whether a stay at home is known to the general practitioner', () => {
    renderScreen(
      <DecisionBanner
        model={modelOver(decided({ disposition: { kind: 'stay-home', gpInformed: false } })).model}
      />,
    );
    expect(screen.getByRole('dialog').textContent).toContain('still has to be informed');
  });

  // What happened: the destination was changed while a finger held the button, and the new decision was confirmed unread.
  it('[DC3] takes back a confirmation that had begun when another decision takes its place', () => {
    const { model, views, acknowledge } = modelOver(decided());
    renderScreen(<DecisionBanner model={model} />);
    const press = () =>
      fireEvent.click(screen.getByRole('button', { name: /Read and understood/ }), { detail: 0 });
    press();
    const other = aDecision({ id: DecisionIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0d02') });
    act(() => {
      views.set(aCaseView({ status: 'decided', decision: other }));
    });
    press();
    expect(acknowledge).not.toHaveBeenCalled();
    press();
    expect(acknowledge).toHaveBeenCalledExactlyOnceWith(other.id);
  });

  it('is "confirmed" only when the server says so', () => {
    const { model, views } = modelOver({ ...decided(), acknowledging: [aDecision().id] });
    renderScreen(<DecisionBanner model={model} />);
    expect(screen.getByRole('status').textContent).toContain('is being sent');
    cleanup();
    views.set(
      aCaseView({
        status: 'acknowledged',
        decision: aDecision(),
        acknowledgedAt: instant(1_700_000_700_000),
      }),
    );
    renderScreen(<DecisionBanner model={model} />);
    expect(screen.getByRole('status').textContent).toContain('Decision confirmed');
  });
});

describe('the steps after a decision', () => {
  // What happened: the first thing that a crew could press for a patient who stays at home was "Start transport".
  it('begin no transport with a patient who stays at home', () => {
    const decision = aDecision({ disposition: { kind: 'stay-home', gpInformed: true } });
    renderScreen(<DecideStep model={modelOver(aCaseView({ status: 'acknowledged', decision })).model} />);
    expect(screen.queryByRole('button', { name: /Start transport/ })).toBeNull();
    expect(screen.getByRole('button', { name: /Patient handed over/ })).toBeDefined();
  });

  it('can be taken when the case machine allows them, and otherwise say what has to come first', () => {
    const { model, take } = modelOver(aCaseView({ status: 'acknowledged', decision: aDecision() }));
    renderScreen(<DecideStep model={model} />);
    expect(screen.getByRole('button', { name: /Close the case/ }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('After the handover')).toBeDefined();
    confirm(/Start transport/);
    expect(take).toHaveBeenCalledExactlyOnceWith('case:start-transport');
  });

  it('say what to do first while there is no decision', () => {
    renderScreen(<DecideStep model={modelOver(aCaseView()).model} />);
    expect(screen.getByText('No decision yet')).toBeDefined();
  });

  it('[CS10] let the crew end the case without one, with a reason and not before there is one', () => {
    const { model, closeUndecided } = modelOver(aCaseView({ status: 'in-consult' }));
    renderScreen(<DecideStep model={model} />);
    fireEvent.click(screen.getByText('End without a decision'));
    fireEvent.click(screen.getByRole('button', { name: /End the case/ }));
    expect(closeUndecided).not.toHaveBeenCalled();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'another service took over' } });
    fireEvent.click(screen.getByRole('button', { name: /End the case/ }));
    expect(closeUndecided).toHaveBeenCalledExactlyOnceWith('another service took over');
  });
});
