// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from './Button.tsx';

afterEach(cleanup);

describe('Button', () => {
  it('does what it says when it is pressed', () => {
    const onClick = vi.fn();
    render(<Button onClick={onClick}>Mute</Button>);
    fireEvent.click(screen.getByRole('button', { name: 'Mute' }));
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('does nothing while it is refused, and gives the reason to everyone', () => {
    const onClick = vi.fn();
    render(
      <Button onClick={onClick} refusal="Only a cardiologist may decide">
        Decide
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Decide' });
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const reasonId = button.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(reasonId)?.textContent).toBe('Only a cardiologist may decide');
  });

  // What happened: the link was lost while the focus was on "Announce", and the focus went to nowhere.
  it('keeps the focus when it comes to be refused under a hand', () => {
    const draw = (refusal?: string) => (
      <Button mayBeRefused refusal={refusal}>
        Announce
      </Button>
    );
    const { rerender } = render(draw());
    const button = screen.getByRole('button', { name: 'Announce' });
    button.focus();
    rerender(draw('Not without a link'));
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    rerender(draw());
    expect(screen.getByRole('button', { name: 'Announce' })).toBe(button);
    expect(button.getAttribute('aria-disabled')).toBeNull();
  });

  it('sends no form while it is refused', () => {
    const onSubmit = vi.fn();
    render(
      <form onSubmit={onSubmit}>
        <Button type="submit" refusal="No link">
          Send
        </Button>
      </form>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
