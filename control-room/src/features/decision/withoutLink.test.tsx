// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, caseOf, DISPATCHER, DOCTOR, HOSPITALS } from '../../testing/cases.ts';
import { announcingBy, decided } from '../../testing/decisions.ts';
import { reasonOf, renderWithLink } from '../../testing/renderWithLink.tsx';
import type { AnnouncementActions } from './announcementActions.ts';
import { DecisionButton } from './DecisionButton.tsx';
import { DecisionInForce } from './DecisionInForce.tsx';
import { TellHospital } from './TellHospital.tsx';

afterEach(cleanup);

const STATE = caseOf(caseId(1), [
  decided({ disposition: { kind: 'transport', hospital: HOSPITALS[0]!.id, urgency: 'A1' } }),
]);

function show(element: (actions: AnnouncementActions) => ReactElement) {
  const { signaling, announcing } = announcingBy(DISPATCHER);
  signaling.answer('hospital:announce', () => ({ seq: 3 }));
  return { signaling, ...renderWithLink(element(announcing)) };
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
