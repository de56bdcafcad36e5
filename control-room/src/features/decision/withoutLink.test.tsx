// @vitest-environment happy-dom
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { Actor } from '@smart-triage/shared/domain/role';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LinkContext } from '../../lib/linkContext.ts';
import {
  aDecision,
  caseId,
  caseOf,
  DISPATCHER,
  DOCTOR,
  HOSPITALS,
  requestId,
  session,
} from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { createAnnouncementActions } from './announcementActions.ts';
import { DecisionButton } from './DecisionButton.tsx';
import { DecisionInForce } from './DecisionInForce.tsx';
import { TellHospital } from './TellHospital.tsx';

afterEach(cleanup);

const ID = caseId(1);
const decided: { fact: CaseFact; by: Actor } = {
  fact: {
    type: 'decision-recorded',
    decision: aDecision({ disposition: { kind: 'transport', hospital: HOSPITALS[0]!.id, urgency: 'A1' } }),
  },
  by: DOCTOR,
};
const STATE = caseOf(ID, [decided]);

function show(element: (actions: ReturnType<typeof createAnnouncementActions>) => ReactElement) {
  const signaling = new FakeSignaling();
  signaling.become(session(DISPATCHER));
  signaling.answer('hospital:announce', () => ({ seq: 3 }));
  const actions = createAnnouncementActions({ signaling, caseId: ID, newRequestId: () => requestId(1) });
  const drawn = (hasLink: boolean) => <LinkContext value={hasLink}>{element(actions)}</LinkContext>;
  const { rerender } = renderInApp(drawn(true));
  return {
    signaling,
    setLink: (hasLink: boolean) => {
      rerender(drawn(hasLink));
    },
  };
}

function reasonOf(button: HTMLElement): string | null {
  const id = button.getAttribute('aria-describedby');
  return id === null ? null : (document.getElementById(id)?.textContent ?? null);
}

// What happened: without a link "Announce" and "Decide" looked as if they could be pressed, and a press came to nothing.
describe('a decision without a link', () => {
  it('is refused in words on every button, keeps the focus, and can be pressed once the link is back', async () => {
    const { signaling, setLink } = show((actions) => (
      <DecisionInForce
        state={STATE}
        events={[]}
        hospitals={HOSPITALS}
        role={DISPATCHER.role}
        announcing={actions}
        destinations={[]}
      />
    ));
    const button = screen.getByRole('button', { name: 'Announce to hospital' });
    button.focus();
    setLink(false);
    for (const refused of screen.getAllByRole('button')) {
      expect(refused.getAttribute('aria-disabled')).toBe('true');
      expect(reasonOf(refused)).toBe('Not without a link');
    }
    await userEvent.click(button);
    expect(signaling.inputsOf('hospital:announce')).toEqual([]);
    expect(document.activeElement).toBe(button);
    setLink(true);
    expect(reasonOf(button)).toBeNull();
    await userEvent.click(button);
    expect(signaling.inputsOf('hospital:announce')).toHaveLength(1);
  });

  it('is not begun', async () => {
    const onOpen = vi.fn();
    const { setLink } = show(() => <DecisionButton status="assessing" role={DOCTOR.role} onOpen={onOpen} />);
    setLink(false);
    const button = screen.getByRole('button', { name: 'Decide' });
    await userEvent.click(button);
    expect(onOpen).not.toHaveBeenCalled();
    expect(reasonOf(button)).toBe('Not without a link');
  });

  it('says rather who may, to whoever may not with a link either', () => {
    const { setLink } = show(() => (
      <DecisionButton status="assessing" role={DISPATCHER.role} onOpen={vi.fn()} />
    ));
    setLink(false);
    expect(reasonOf(screen.getByRole('button'))).toBe('Only a cardiologist decides');
  });

  it('is not announced from the list of what waits', async () => {
    const { signaling, setLink } = show((actions) => (
      <TellHospital state={STATE} role={DISPATCHER.role} hospitals={HOSPITALS} actions={actions} />
    ));
    setLink(false);
    await userEvent.click(screen.getByRole('button', { name: /^Announce 06-123/ }));
    expect(signaling.inputsOf('hospital:announce')).toEqual([]);
  });
});
