// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, DOCTOR, session } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { reasonOf, renderWithLink } from '../../testing/renderWithLink.tsx';
import { BreakGlass } from './BreakGlass.tsx';
import { createBreakGlassModel } from './breakGlassModel.ts';

afterEach(cleanup);

const ID = caseId(1);

function setUp() {
  const signaling = new FakeSignaling();
  signaling.become(session(DOCTOR));
  signaling.answer('case:break-glass', () => ({ until: NOON }));
  const onBroken = vi.fn();
  const screenOf = <BreakGlass model={createBreakGlassModel({ signaling, caseId: ID, onBroken })} />;
  return { signaling, onBroken, screenOf };
}

function show(language: 'en' | 'nl' = 'en') {
  const { screenOf, ...rest } = setUp();
  renderInApp(screenOf, language);
  return rest;
}

describe('[AC3] a case of another organisation', () => {
  it('is opened with a reason that says something, and not without one', async () => {
    const { signaling, onBroken } = show();
    const open = () => screen.getByRole('button', { name: 'Open this case' });
    await userEvent.type(screen.getByRole('textbox'), 'urgent');
    await userEvent.click(open());
    expect(signaling.inputsOf('case:break-glass')).toEqual([]);
    await userEvent.type(screen.getByRole('textbox'), ', diverted to us');
    await userEvent.click(open());
    expect(signaling.inputsOf('case:break-glass')).toEqual([
      { caseId: ID, reason: 'urgent, diverted to us' },
    ]);
    expect(onBroken).toHaveBeenCalledOnce();
  });

  it('says that it is seen by others, and stays closed while the link is lost', async () => {
    const { signaling, onBroken } = show('nl');
    expect(screen.getByText(/toegangslog/)).toBeDefined();
    signaling.cut();
    await userEvent.type(screen.getByRole('textbox'), 'naar ons omgeleid');
    await userEvent.click(screen.getByRole('button', { name: 'Open deze rit' }));
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(onBroken).not.toHaveBeenCalled();
  });

  it('cannot be pressed without a link, keeps the reason, and says why', async () => {
    const { signaling, screenOf } = setUp();
    const { setLink } = renderWithLink(screenOf);
    await userEvent.type(screen.getByRole('textbox'), 'urgent, diverted to us');
    setLink(false);
    const open = screen.getByRole('button', { name: 'Open this case' });
    await userEvent.click(open);
    expect(reasonOf(open)).toBe('Not without a link');
    expect(signaling.inputsOf('case:break-glass')).toEqual([]);
    setLink(true);
    await userEvent.click(open);
    expect(signaling.inputsOf('case:break-glass')).toHaveLength(1);
  });
});
