// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { CallControls } from './CallControls.tsx';
import type { CallModel, CallSnapshot } from './callModel.ts';

afterEach(cleanup);

const SNAPSHOT: CallSnapshot = {
  phase: 'live',
  ambulance: 'there',
  picture: null,
  voices: [],
  talkback: { kind: 'ready', isOpen: false, isHeld: false },
  place: { kind: 'idle' },
  figures: null,
};

function show(change: Partial<CallSnapshot> = {}, isJoined = true) {
  const call = { ...SNAPSHOT, ...change };
  const actions = {
    getSnapshot: () => call,
    subscribe: () => () => undefined,
    join: vi.fn(),
    leave: vi.fn(),
    askMicrophone: vi.fn(),
    toggleOpen: vi.fn(),
    hold: vi.fn(),
    fitPicture: vi.fn(),
    notePicture: vi.fn(),
    holdPicture: vi.fn(),
    close: vi.fn(),
  } satisfies CallModel;
  renderInApp(
    <>
      <textarea aria-label="note" />
      <CallControls call={call} actions={actions} isJoined={isJoined} />
    </>,
  );
  return actions;
}

describe('speaking to the ambulance', () => {
  it('says whether one is heard', () => {
    show();
    expect(screen.getByTestId('talkback').textContent).toBe('You are muted');
    cleanup();
    show({ talkback: { kind: 'ready', isOpen: true, isHeld: false } });
    expect(screen.getByTestId('talkback').textContent).toBe('The ambulance hears you');
  });

  // What happened: with the key down it said “The ambulance hears you” to an ambulance that had been gone for minutes.
  it('says of no ambulance that it hears one while nothing comes from it', () => {
    show({ talkback: { kind: 'ready', isOpen: true, isHeld: false }, ambulance: 'gone' });
    expect(screen.getByTestId('talkback').textContent).toBe(
      'Your microphone is on; nothing comes from the ambulance now',
    );
  });

  it('is heard as long as the key T is held', () => {
    const { hold } = show();
    fireEvent.keyDown(window, { key: 't' });
    expect(hold).toHaveBeenLastCalledWith(true);
    fireEvent.keyUp(window, { key: 't' });
    expect(hold).toHaveBeenLastCalledWith(false);
  });

  it('does not speak when a T is typed', async () => {
    const { hold } = show();
    await userEvent.type(screen.getByRole('textbox', { name: 'note' }), 'troponin');
    expect(hold).not.toHaveBeenCalledWith(true);
  });

  it('falls silent when the window loses the keyboard', () => {
    const { hold } = show();
    fireEvent.keyDown(window, { key: 't' });
    fireEvent.blur(window);
    expect(hold).toHaveBeenLastCalledWith(false);
  });

  it('falls silent when the consult is left with the key down', () => {
    const { hold } = show();
    fireEvent.keyDown(window, { key: 't' });
    cleanup();
    expect(hold).toHaveBeenLastCalledWith(false);
  });

  it('says what to do when the browser refuses the microphone', async () => {
    const { askMicrophone } = show({ talkback: { kind: 'refused', why: 'denied' } });
    expect(screen.getByRole('alert').textContent).toContain('may not use the microphone');
    await userEvent.click(screen.getByRole('button', { name: 'Use the microphone' }));
    expect(askMicrophone).toHaveBeenCalledOnce();
  });

  it('offers no voice before one has joined', () => {
    show({}, false);
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.getByText(/Join the consult to speak/)).toBeDefined();
  });

  it('says why joining failed', () => {
    show({ place: { kind: 'failed', act: 'join', code: 'not-allowed-now' } }, false);
    expect(screen.getByRole('alert').textContent).toContain('not-allowed-now');
  });
});
