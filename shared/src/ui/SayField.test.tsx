// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { NOTHING_SAID, saidText } from './said.ts';
import { SayField } from './SayField.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';

afterEach(cleanup);

const CHOICES = ['Known from an earlier ECG', 'Disturbed signal'];

function Asked({ most = 500 }: { most?: number }) {
  const [said, setSaid] = useState(NOTHING_SAID);
  return (
    <>
      <SayField label="Why?" choices={CHOICES} said={said} onChange={setSaid} most={most} />
      <output>{saidText(CHOICES, said)}</output>
    </>
  );
}

const said = () => screen.getByRole('status').textContent;
const tap = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('a field to say something', () => {
  it('needs no keyboard: what is tapped is said in the order of the screen, and a second tap takes it back', () => {
    renderWithTexts(<Asked />);
    tap('Disturbed signal');
    tap('Known from an earlier ECG');
    expect(said()).toBe('Known from an earlier ECG; Disturbed signal');
    tap('Known from an earlier ECG');
    expect(said()).toBe('Disturbed signal');
    expect(screen.getByRole('button', { name: 'Disturbed signal' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  it('takes own words as the extra, and never more letters than the record', () => {
    renderWithTexts(<Asked most={30} />);
    fireEvent.change(screen.getByLabelText('Why?'), { target: { value: ' V3 ' } });
    tap('Disturbed signal');
    expect(said()).toBe('Disturbed signal; V3');
    expect(screen.getByLabelText('Why?').getAttribute('maxlength')).toBe('12');
  });
});
