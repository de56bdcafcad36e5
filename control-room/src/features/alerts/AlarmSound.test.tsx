// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, caseOf, CREW } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { stubAudio } from '../../testing/stubAudio.ts';
import { AlarmSound } from './AlarmSound.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const reading = { measuredAt: NOON, source: 'monitor' as const, values: { heartRate: 160 } };
const RED = caseOf(caseId(1), [{ fact: { type: 'vitals-recorded', reading }, by: CREW }]);

describe('a red alarm', () => {
  // What happened: the cases came as an iterator that was used up, and the words went away with the sound.
  it('keeps its words while its sound is off', async () => {
    const sounds = stubAudio();
    renderInApp(<AlarmSound cases={new Map([[RED.caseId, RED]])} />);
    expect(sounds.open).toBe(1);
    await userEvent.click(screen.getByRole('button', { name: 'Sound off for 2 minutes' }));
    expect(sounds.open).toBe(0);
    expect(screen.getByRole('alert').textContent).toContain('1 patient with a red alarm');
  });

  // What happened: on a page that nobody had touched yet the browser kept the sound back, for good and without a word.
  it('says that the browser keeps it silent, and sounds from the first touch on', async () => {
    stubAudio('suspended');
    renderInApp(<AlarmSound cases={new Map([[RED.caseId, RED]])} />);
    expect(screen.getByRole('alert').textContent).toContain('silent until you press');
    await userEvent.click(document.body);
    expect(screen.getByRole('alert').textContent).not.toContain('silent until you press');
  });
});
