// @vitest-environment happy-dom
import type { MediaState } from '@smart-triage/shared/client/mediaSession';
import type { Viewer } from '@smart-triage/shared/protocol/media';
import { NO_CONSULT } from '@smart-triage/shared/domain/consult';
import { createStore } from '@smart-triage/shared/client/store';
import { instant } from '@smart-triage/shared/time/instant';
import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { aCaseView, CARDIOLOGIST } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { createCallModel } from './callModel.ts';
import { CallPanel } from './CallPanel.tsx';

afterEach(cleanup);

const NOW = instant(1_700_000_000_000);
const clock = { now: () => instant(1_700_000_060_000) };

function callWith(view: CaseView, error = 'NotAllowedError', viewers: Viewer[] = []) {
  const media = {
    state: createStore<MediaState>({
      phase: 'live',
      isHeard: true,
      epoch: 1,
      remote: [],
      viewers,
      sending: [],
    }),
    publish: () => Promise.resolve(),
    setPaused: () => Promise.resolve(),
  };
  const getUserMedia = vi.fn(() => Promise.reject(Object.assign(new Error(error), { name: error })));
  const link = createStore({ kind: 'ready' });
  const requestConsult = vi.fn();
  const withdrawConsult = vi.fn();
  const setPatientHears = vi.fn();
  const model = createCallModel({
    media,
    devices: { getUserMedia },
    view: createStore<CaseView | null>(view),
    link,
    requestConsult,
    withdrawConsult,
    setPatientHears,
    onError: vi.fn(),
  });
  return { model, media, link, getUserMedia, requestConsult, withdrawConsult, setPatientHears };
}

describe('the call', () => {
  it('says what is wrong with a device, what to do, and tries again when asked', async () => {
    const { model, getUserMedia } = callWith(aCaseView());
    renderScreen(<CallPanel model={model} clock={clock} />);
    await model.start();
    expect(await screen.findAllByText(/Allow it for this page/)).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Try again: Camera' }));
    expect(getUserMedia).toHaveBeenCalledTimes(3);
  });

  it('offers nothing of a call once the case is over', () => {
    const over = aCaseView({ status: 'closed', consultRequestedAt: NOW }, { expected: 'closed' });
    renderScreen(<CallPanel model={callWith(over).model} clock={clock} />);
    expect(screen.getByText(/camera and microphone are off/)).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('asks for a cardiologist with one press', async () => {
    const { model, requestConsult } = callWith(aCaseView());
    renderScreen(<CallPanel model={model} clock={clock} />, 'nl');
    await userEvent.click(screen.getByRole('button', { name: 'Vraag een cardioloog' }));
    expect(requestConsult).toHaveBeenCalledOnce();
  });

  it('[MS3] takes by one tap whether the patient hears it, and claims neither before', async () => {
    const { model, setPatientHears } = callWith(
      aCaseView({ status: 'in-consult', consultants: [CARDIOLOGIST] }),
    );
    renderScreen(<CallPanel model={model} clock={clock} />);
    const answers = screen.getAllByRole<HTMLInputElement>('radio');
    expect(answers.map(({ checked }) => checked)).toEqual([false, false]);
    await userEvent.click(screen.getByRole('radio', { name: /Only us/ }));
    expect(setPatientHears).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('shows for how long nobody has come', () => {
    const asked = aCaseView({ status: 'consult-requested', consultRequestedAt: instant(1_700_000_000_000) });
    renderScreen(<CallPanel model={callWith(asked).model} clock={clock} />);
    expect(screen.getByText(/00:01:00/)).toBeDefined();
  });

  it('shows who is there', () => {
    const joined = aCaseView({ status: 'in-consult', consultants: [CARDIOLOGIST] });
    renderScreen(<CallPanel model={callWith(joined).model} clock={clock} />);
    expect(screen.getByText('Dr. A. Hart')).toBeDefined();
  });

  it('shows at whom it rings and on whose screen it stood, and withdraws it', async () => {
    const rings = [
      { person: CARDIOLOGIST, at: NOW, why: 'first' as const, seenAt: NOW, declined: null, goneAt: null },
      {
        person: { ...CARDIOLOGIST, id: 'c-2', name: 'Dr. B' },
        at: NOW,
        why: 'no-answer' as const,
        seenAt: null,
        goneAt: null,
        declined: null,
      },
    ];
    const asked = aCaseView({
      status: 'consult-requested',
      consultRequestedAt: NOW,
      consult: { ...NO_CONSULT, rings },
    });
    const { model, withdrawConsult } = callWith(asked);
    renderScreen(<CallPanel model={model} clock={clock} />, 'nl');
    const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(first).toBe('Rinkelt bij Dr. A. Hartop het scherm');
    expect(second).toBe('Rinkelt bij Dr. Bnog niet op het scherm');
    await userEvent.click(screen.getByRole('button', { name: 'Niet meer nodig' }));
    expect(withdrawConsult).toHaveBeenCalledOnce();
  });

  it('[CO8] says of an offer that whom it was offered to is not there any more', () => {
    const to = { ...CARDIOLOGIST, id: 'c-2', name: 'Dr. B' };
    const ring = { person: to, at: NOW, why: 'assigned' as const, seenAt: null, declined: null };
    const held = (goneAt: typeof NOW | null) =>
      aCaseView({
        status: 'in-consult',
        consultRequestedAt: NOW,
        consult: {
          ...NO_CONSULT,
          holder: { person: CARDIOLOGIST, since: NOW },
          offer: { to, by: CARDIOLOGIST, at: NOW },
          rings: [{ ...ring, goneAt }],
        },
      });
    renderScreen(<CallPanel model={callWith(held(null)).model} clock={clock} />);
    expect(screen.getByText('It also rings at Dr. B')).toBeDefined();
    cleanup();
    renderScreen(<CallPanel model={callWith(held(NOW)).model} clock={clock} />, 'nl');
    expect(screen.getByRole('alert').textContent).toContain('Dr. B, aan wie het werd overgedragen');
  });

  it('[CO5] says who had it before when it rings again, and counts from then', () => {
    const released = { by: CARDIOLOGIST, at: instant(1_700_000_030_000), cause: 'session-ended' as const };
    const asked = aCaseView({
      status: 'consult-requested',
      consultRequestedAt: instant(1_700_000_000_000),
      consult: { ...NO_CONSULT, released },
    });
    renderScreen(<CallPanel model={callWith(asked).model} clock={clock} />);
    expect(screen.getByText('Dr. A. Hart is not there any more. It rings again.')).toBeDefined();
    expect(screen.getByText(/00:00:30/)).toBeDefined();
  });

  it('says when it rings at nobody, so that the crew phones', () => {
    const asked = aCaseView({ status: 'consult-requested', consultRequestedAt: NOW });
    renderScreen(<CallPanel model={callWith(asked).model} clock={clock} />);
    expect(screen.getByRole('alert').textContent).toContain('Phone one');
  });

  it.each([
    [aCaseView({}, { onTheWay: ['consult:request'] }), /Asked as soon as there is a link/],
    [
      aCaseView({ status: 'consult-requested', consultRequestedAt: NOW }),
      /whether it still rings is not known/,
    ],
    [aCaseView({ status: 'in-consult', consultants: [CARDIOLOGIST] }), /was with you; no link now/],
  ])('says without a link that what it knows of the consult is old (%#)', (view, words) => {
    const { model, link } = callWith(view);
    renderScreen(<CallPanel model={model} clock={clock} />);
    expect(screen.queryByText(words)).toBeNull();
    act(() => {
      link.set({ kind: 'connecting' });
    });
    expect(screen.getByText(words)).toBeDefined();
  });

  it('[CO7] says who gets picture and sound, and nothing of it while the server is not heard', () => {
    const viewers = [{ person: CARDIOLOGIST, getsPicture: true, getsSound: false }];
    const { model, media } = callWith(aCaseView(), 'NotAllowedError', viewers);
    renderScreen(<CallPanel model={model} clock={clock} />);
    expect(screen.getByRole('listitem').textContent).toBe('Dr. A. Hartgets the pictureno sound');
    act(() => {
      media.state.set({ ...media.state.getSnapshot(), isHeard: false });
    });
    expect(screen.queryByRole('listitem')).toBeNull();
  });
});
