// @vitest-environment happy-dom
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  aDecision,
  caseId,
  caseOf,
  decisionId,
  DISPATCHER,
  DOCTOR,
  eventsOf,
  HOSPITALS,
  requestId,
  type Told,
} from '../../testing/cases.ts';
import { announcingBy, decided as decidedOn, rankedHospitals } from '../../testing/decisions.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { reasonOf } from '../../testing/renderWithLink.tsx';
import { DecisionInForce } from './DecisionInForce.tsx';
import { earlierDecisions } from './earlierDecisions.ts';

afterEach(cleanup);

const ID = caseId(1);
const [LUMC, ALRIJNE] = HOSPITALS;
const decided = decidedOn({
  disposition: { kind: 'transport', hospital: LUMC!.id, urgency: 'A2' },
  reason: 'story fits',
});
const TO_ALRIJNE = aDecision({
  id: decisionId(2),
  disposition: { kind: 'transport', hospital: ALRIJNE!.id, urgency: 'A2' },
  reason: 'story fits',
  rerouted: { from: LUMC!.id, reason: 'no free bed', by: DISPATCHER, at: NOON },
});
const confirmed: Told = { fact: { type: 'decision-acknowledged', decisionId: decisionId(1) } };
const told = (id: Decision['id']): Told => ({
  fact: { type: 'hospital-announced', decisionId: id },
  by: DISPATCHER,
});
const rerouted: Told = { fact: { type: 'destination-changed', decision: TO_ALRIJNE }, by: DISPATCHER };
const DESTINATIONS = rankedHospitals('cardiology', {
  distanceKm: 4,
  eta: { minutes: 7, from: 'estimate' },
});

function show(facts: readonly Told[], me: Actor) {
  const { signaling, announcing } = announcingBy(me);
  const drawn = (known: readonly Told[]) => (
    <DecisionInForce
      state={caseOf(ID, known)}
      events={eventsOf(ID, known)}
      hospitals={HOSPITALS}
      role={me.role}
      announcing={announcing}
      destinations={DESTINATIONS}
    />
  );
  const { rerender } = renderInApp(drawn(facts));
  const become = (known: readonly Told[]): void => {
    rerender(drawn(known));
  };
  return { signaling, announcing, become };
}

describe('[DC9] another hospital', () => {
  it('is chosen by a dispatcher from the others, with how far each is, and a reason', async () => {
    const { signaling, announcing } = show([decided, confirmed], DISPATCHER);
    await userEvent.click(screen.getByRole('button', { name: 'Other hospital' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText('Still needed: hospital, a reason')).toBeTruthy();
    expect(within(dialog).queryByRole('radio', { name: /^LUMC/ })).toBeNull();
    expect(within(dialog).getByRole('radio', { name: /^Alrijne.*about 7 min \(estimate\)/ })).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: /^Send it to the crew/ })).toHaveProperty(
      'disabled',
      true,
    );
    signaling.answer('destination:change', () => ({ decisionId: decisionId(2), seq: 4 }));
    await act(() => announcing.reroute(decisionId(1), ALRIJNE!.id, 'no free bed'));
    expect(signaling.inputsOf('destination:change')).toEqual([
      {
        requestId: requestId(1),
        caseId: ID,
        decisionId: decisionId(1),
        hospital: ALRIJNE!.id,
        reason: 'no free bed',
      },
    ]);
  });

  it('says why not, when the server refuses it or the link is lost, and stays open', async () => {
    const { signaling, announcing } = show([decided], DISPATCHER);
    await userEvent.click(screen.getByRole('button', { name: 'Other hospital' }));
    signaling.answer('destination:change', () => {
      throw new AppError(ErrorCode.NotPermitted, 'away from PCI');
    });
    await act(() => announcing.reroute(decisionId(1), ALRIJNE!.id, 'no free bed'));
    expect(within(screen.getByRole('dialog')).getByText('Your role may not do this')).toBeTruthy();
    signaling.cut();
    await act(() => announcing.reroute(decisionId(1), ALRIJNE!.id, 'no free bed'));
    expect(within(screen.getByRole('dialog')).getByText('The link was cut before the answer')).toBeTruthy();
  });

  // What happened: the answer of LUMC was written down as Alrijne's, since the dialog followed the decision in force.
  it('[DC5] does not get the answer that was asked of the one before it', async () => {
    const { signaling, become } = show([decided, told(decisionId(1))], DISPATCHER);
    await userEvent.click(screen.getByRole('button', { name: 'Hospital’s answer' }));
    become([decided, told(decisionId(1)), rerouted, told(decisionId(2))]);
    const dialog = screen.getByRole('dialog', { name: 'What did LUMC say?' });
    const write = within(dialog).getByRole('button', { name: 'Write it down' });
    expect(reasonOf(write)).toBe('Choose what it said first');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Accepts the patient' }));
    expect(reasonOf(write)).toBe('Say who said so first');
    await userEvent.type(within(dialog).getByLabelText(/^Who in the hospital/), 'dr. Bos');
    signaling.answer('hospital:answer', () => {
      throw new AppError(ErrorCode.Superseded, 'another decision is in force');
    });
    await userEvent.click(write);
    expect(signaling.inputsOf('hospital:answer')).toMatchObject([{ decisionId: decisionId(1) }]);
    expect(within(dialog).getByRole('alert')).toBeTruthy();
  });

  it('stands with what was decided before it, by whom, and that the crew had confirmed that', () => {
    show([decided, confirmed, rerouted], DOCTOR);
    expect(
      screen.getByText(
        /Destination changed from LUMC, Leiden to Alrijne, Leiderdorp by B. de Groot: no free bed/,
      ),
    ).toBeTruthy();
    expect(screen.getByText('1 earlier decision')).toBeTruthy();
    expect(screen.getByText(/LUMC, Leiden.*story fits \(Dr. A. Visser\).*had confirmed it/)).toBeTruthy();
  });
});

describe('the trace of a change of mind', () => {
  it('has every decision but the one in force, the newest first', () => {
    const third = decidedOn({ id: decisionId(3) });
    const trace = earlierDecisions(eventsOf(ID, [decided, confirmed, rerouted, third]), decisionId(3));
    expect(trace.map(({ decision, wasConfirmed }) => [decision.id, wasConfirmed])).toEqual([
      [decisionId(2), false],
      [decisionId(1), true],
    ]);
  });
});
