// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Dialog } from './Dialog.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';

afterEach(cleanup);

describe('Dialog', () => {
  it('opens as a modal named by its title', () => {
    renderWithTexts(<Dialog title="End this case?">The record stays.</Dialog>);
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'End this case?' }).open).toBe(true);
  });

  it('asks to be closed by Escape and by its button', () => {
    const onClose = vi.fn();
    renderWithTexts(
      <Dialog title="Decide" onClose={onClose}>
        …
      </Dialog>,
    );
    expect(fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it('cannot be left by Escape when a decision is needed, and is read from its title on', () => {
    renderWithTexts(
      <Dialog title="STEMI criteria met">
        <button type="button">Overrule</button>
      </Dialog>,
    );
    expect(document.activeElement?.textContent).toBe('STEMI criteria met');
    expect(fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))).toBe(false);
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  });
});
