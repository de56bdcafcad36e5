// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { addMs, instant } from '../time/instant.ts';
import { renderWithTexts } from './testing/renderWithTexts.tsx';
import { VitalsTile } from './VitalsTile.tsx';

afterEach(cleanup);

const now = instant(1_800_000_000_000);

describe('VitalsTile', () => {
  it('says that a value was not measured, and shows no number', () => {
    draw(null);
    const tile = screen.getByRole('group', { name: 'SpO2' });
    expect(tile.textContent).toBe('SpO2—%not measured');
  });

  it('shows a fresh value with its age', () => {
    draw(3000);
    expect(screen.getByRole('group', { name: 'SpO2' }).textContent).toContain('3 s old');
    expect(isStale()).toBe(false);
  });

  it('dims a value from the age on at which it is stale', () => {
    draw(10_000);
    expect(isStale()).toBe(true);
  });
});

function draw(ageMs: number | null): void {
  const reading = ageMs === null ? null : { text: '97', measuredAt: addMs(now, -ageMs) };
  renderWithTexts(<VitalsTile label="SpO2" unit="%" reading={reading} now={now} staleAfterMs={10_000} />);
}

function isStale(): boolean {
  return screen.getByRole('group', { name: 'SpO2' }).className.includes('stale');
}
