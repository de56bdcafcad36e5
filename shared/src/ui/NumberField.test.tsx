// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NumberField } from './NumberField.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';

afterEach(cleanup);

describe('NumberField', () => {
  it('records the number when the field is left, not each digit on the way', async () => {
    const { onChange, input } = draw(null);
    await userEvent.type(input, '120');
    expect(onChange).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onChange.mock.calls).toEqual([[120]]);
  });

  it('keeps what cannot be right as it was typed, and says what can', async () => {
    const { onChange, input } = draw(84);
    await userEvent.clear(input);
    await userEvent.type(input, '3500{Enter}');
    expect(onChange).not.toHaveBeenCalled();
    expect(input.value).toBe('3500');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('status').textContent).toContain('possible is 0 to 350');
  });

  it('takes an emptied field as not known', async () => {
    const { onChange, input } = draw(84);
    await userEvent.clear(input);
    await userEvent.tab();
    expect(onChange.mock.calls).toEqual([[null]]);
  });

  it('asks about a recorded value that is unusual by its name, with its unit, beside what is usual', () => {
    draw(220);
    expect(screen.getByRole('status').textContent).toBe(
      '220\u00a0/min: is that right? Usual is 30 to 200\u00a0/min',
    );
  });
});

function draw(value: number | null) {
  const onChange = vi.fn();
  renderWithTexts(
    <NumberField
      label="Heart rate"
      unit="/min"
      value={value}
      onChange={onChange}
      min={0}
      max={350}
      usual={{ min: 30, max: 200 }}
    />,
  );
  return { onChange, input: screen.getByRole<HTMLInputElement>('textbox', { name: 'Heart rate' }) };
}
