// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HoldButton } from './HoldButton.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';
import { HOLD_MS } from './useHold.ts';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance', 'setTimeout', 'clearTimeout'],
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('HoldButton', () => {
  it('confirms once when it is held for the whole time', () => {
    const { button, onConfirm } = draw();
    fireEvent.pointerDown(button, { button: 0 });
    pass(HOLD_MS + 50);
    pass(HOLD_MS);
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['the finger lifts', (button: HTMLElement) => fireEvent.pointerUp(button)],
    ['the finger slides off', (button: HTMLElement) => fireEvent.pointerLeave(button)],
    ['the focus goes elsewhere', (button: HTMLElement) => fireEvent.blur(button)],
  ])('does nothing when %s too early', (_, letGo) => {
    const { button, onConfirm } = draw();
    fireEvent.pointerDown(button, { button: 0 });
    pass(HOLD_MS - 100);
    letGo(button);
    pass(HOLD_MS);
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it.each(['Enter', ' '])('confirms when the key %j is held', (key) => {
    const { button, onConfirm } = draw();
    fireEvent.keyDown(button, { key });
    pass(HOLD_MS / 2);
    fireEvent.keyDown(button, { key, repeat: true });
    pass(HOLD_MS / 2 + 50);
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });

  it('does nothing when a key is let go too early', () => {
    const { button, onConfirm } = draw();
    fireEvent.keyDown(button, { key: 'Enter' });
    pass(HOLD_MS / 2);
    fireEvent.keyUp(button, { key: 'Enter' });
    pass(HOLD_MS);
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it('lets an assistive device, which cannot hold, press twice', () => {
    const { button, onConfirm } = draw();
    fireEvent.click(button, { detail: 0 });
    expect(onConfirm).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toBe('Press again to confirm');
    fireEvent.click(button, { detail: 0 });
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });

  it('forgets the first of two presses after a while', () => {
    const { button, onConfirm } = draw();
    fireEvent.click(button, { detail: 0 });
    pass(6000);
    fireEvent.click(button, { detail: 0 });
    expect(onConfirm).not.toHaveBeenCalled();
  });

  it('lets go of a hold that comes to be refused, says why, and can still be reached', () => {
    const { button, onConfirm, refuse } = draw();
    button.focus();
    fireEvent.pointerDown(button, { button: 0 });
    pass(HOLD_MS / 2);
    refuse('Not without a link');
    pass(HOLD_MS);
    fireEvent.pointerDown(button, { button: 0 });
    pass(HOLD_MS + 50);
    fireEvent.click(button, { detail: 0 });
    fireEvent.click(button, { detail: 0 });
    expect(onConfirm).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toBe('Not without a link');
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('does not take a short tap for a press', () => {
    const { button, onConfirm } = draw();
    fireEvent.click(button, { detail: 1 });
    fireEvent.click(button, { detail: 1 });
    expect(onConfirm).not.toHaveBeenCalled();
  });
});

function draw() {
  const onConfirm = vi.fn();
  const element = (refusal?: string) => (
    <HoldButton onConfirm={onConfirm} refusal={refusal}>
      End case
    </HoldButton>
  );
  const { rerender } = renderWithTexts(element());
  const refuse = (reason: string): void => {
    rerender(element(reason));
  };
  return { button: screen.getByRole('button', { name: /End case/ }), onConfirm, refuse };
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}
