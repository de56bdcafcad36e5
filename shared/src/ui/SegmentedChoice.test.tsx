// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithTexts } from './testing/renderWithTexts.tsx';
import { ToggleThree } from './ToggleThree.tsx';

afterEach(cleanup);

describe('ToggleThree', () => {
  it('shows an unanswered question as not known, not as no', () => {
    renderWithTexts(<Question onChange={vi.fn()} />);
    expect(radio('Not known').checked).toBe(true);
    expect(radio('No').checked).toBe(false);
  });

  it('goes from not known to an answer and back', async () => {
    const onChange = vi.fn();
    renderWithTexts(<Question onChange={onChange} />);
    await userEvent.click(radio('No'));
    await userEvent.click(radio('Not known'));
    expect(onChange.mock.calls).toEqual([[false], [null]]);
  });

  it('names the group by its question', () => {
    renderWithTexts(<Question onChange={vi.fn()} />, 'nl');
    expect(screen.getByRole('group', { name: 'Diabetes' })).toBeDefined();
    expect(radio('Onbekend').checked).toBe(true);
  });
});

function Question({ onChange }: { onChange: (value: boolean | null) => void }) {
  const [value, setValue] = useState<boolean | null>(null);
  return (
    <ToggleThree
      question="Diabetes"
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
    />
  );
}

function radio(name: string): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('radio', { name });
}
