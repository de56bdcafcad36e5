// @vitest-environment happy-dom
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LinkContext } from '../../lib/linkContext.ts';
import { caseId, caseOf, CREW, DOCTOR, requestId, session } from '../../testing/cases.ts';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { stubAudio } from '../../testing/stubAudio.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { createConsultActions } from './consultActions.ts';
import { RingBanner } from './RingBanner.tsx';

const COLLEAGUE: Actor = { id: 'doctor-2', name: 'Dr. B. Jansen', role: 'cardiologist' };
const rung: CaseFact = { type: 'consult-rung', people: [DOCTOR], why: 'first' };
const ASKED = [
  { fact: { type: 'consult-requested' as const }, by: CREW },
  { fact: rung, by: CREW },
];
const TAKEN = { fact: { type: 'consult-taken' as const, over: null }, by: COLLEAGUE };

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function bannerOver(state: CaseState, me = DOCTOR, language: 'en' | 'nl' = 'en', hasLink = true) {
  const sounds = stubAudio();
  const signaling = new FakeSignaling();
  signaling.become(session());
  for (const name of ['consult:take', 'consult:decline', 'consult:seen'] as const)
    signaling.answer(name, () => ({ seq: state.seq + 1 }));
  let count = 0;
  const actions = createConsultActions({
    signaling,
    newRequestId: () => requestId(++count),
    onError: vi.fn(),
  });
  const onAccept = vi.fn((id: CaseState['caseId']) => void actions.take(id));
  const clock = createFakeClock();
  const element = (shown: CaseState) => (
    <LinkContext value={hasLink}>
      <RingBanner
        me={me}
        cases={new Map([[shown.caseId, shown]])}
        clock={clock}
        actions={actions}
        onAccept={onAccept}
      />
    </LinkContext>
  );
  const { rerender } = renderInApp(element(state), language);
  return {
    signaling,
    onAccept,
    sounds,
    show: (next: CaseState) => {
      rerender(element(next));
    },
  };
}

describe('a consult that rings', () => {
  it('sounds, says who asks, and tells the server that it stands on a visible page', () => {
    const { signaling, sounds } = bannerOver(caseOf(caseId(1), ASKED), DOCTOR, 'nl');
    expect(screen.getByText('06-123 vraagt een cardioloog')).toBeDefined();
    expect(sounds.open).toBe(1);
    expect(signaling.inputsOf('consult:seen')).toHaveLength(1);
  });

  it('is taken and declined by button and by key, and no key of a text does it', async () => {
    const { signaling, onAccept } = bannerOver(caseOf(caseId(1), ASKED));
    await userEvent.click(screen.getByRole('button', { name: /^Take it/ }));
    expect(onAccept).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{Shift>}a{/Shift}');
    expect(onAccept).toHaveBeenCalledTimes(2);
    await userEvent.keyboard('a');
    expect(onAccept).toHaveBeenCalledTimes(2);
    await userEvent.keyboard('{Shift>}d{/Shift}');
    await waitFor(() => {
      expect(signaling.inputsOf('consult:decline')).toHaveLength(1);
    });
  });

  it('is neither taken nor declined without a link, by button or by key, and says so', async () => {
    const { signaling, onAccept } = bannerOver(caseOf(caseId(1), ASKED), DOCTOR, 'en', false);
    expect(screen.getAllByText('Not without a link')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: /^Take it/ }));
    await userEvent.keyboard('{Shift>}a{/Shift}{Shift>}d{/Shift}');
    expect(onAccept).not.toHaveBeenCalled();
    expect(signaling.inputsOf('consult:decline')).toEqual([]);
  });

  it('rings at nobody else: a colleague who was not told, and a dispatcher, hear nothing', () => {
    const { sounds } = bannerOver(caseOf(caseId(1), ASKED), COLLEAGUE);
    expect(screen.queryByRole('status')).toBeNull();
    expect(sounds.open).toBe(0);
  });

  it('falls silent when somebody else takes it', () => {
    const { show, sounds } = bannerOver(caseOf(caseId(1), ASKED));
    show(caseOf(caseId(1), [...ASKED, TAKEN]));
    expect(sounds.open).toBe(0);
    expect(screen.queryByRole('button', { name: /^Take it/ })).toBeNull();
  });

  it('[CO3] names who has it to somebody who pressed a moment too late', async () => {
    const { signaling, show } = bannerOver(caseOf(caseId(1), ASKED));
    signaling.answer('consult:take', () => {
      throw new AppError('taken', 'Dr. B. Jansen has this consult');
    });
    await userEvent.click(screen.getByRole('button', { name: /^Take it/ }));
    show(caseOf(caseId(1), [...ASKED, TAKEN]));
    expect(await screen.findByText('06-123: Dr. B. Jansen has this consult')).toBeDefined();
  });

  // What happened: "Decline" without a link did nothing, and said nothing.
  it('says why it still rings when what was pressed was not done', async () => {
    const { signaling } = bannerOver(caseOf(caseId(1), ASKED));
    signaling.cut();
    await userEvent.click(screen.getByRole('button', { name: /^Cannot now/ }));
    expect(await screen.findByText('The link was cut before the answer')).toBeDefined();
    expect(screen.getByRole('button', { name: /^Take it/ })).toBeDefined();
  });
});
