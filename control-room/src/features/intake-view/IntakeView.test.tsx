// @vitest-environment happy-dom
import { INTAKE_FIELDS } from '@smart-triage/shared/domain/intake';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { addMs } from '@smart-triage/shared/time/instant';
import { createFormat } from '@smart-triage/shared/ui/i18n/format.ts';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { caseId, eventsOf } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { IntakeView } from './IntakeView.tsx';

afterEach(cleanup);

const group = (name: string) => screen.getByRole('region', { name }).textContent;

describe('the story', () => {
  it('says since when each value is known here, the last entry of it, and nothing of what nobody entered', () => {
    const changed = (changes: object, afterMs: number) =>
      ({ fact: { type: 'intake-changed', changes } as CaseFact, afterMs }) as const;
    const events = eventsOf(caseId(1), [
      changed({ diabetes: false, ageYears: 58 }, 60_000),
      changed({ diabetes: true }, 180_000),
    ]);
    renderInApp(<IntakeView intake={{ diabetes: true, ageYears: 58, sex: 'male' }} events={events} />);
    const { time } = createFormat('en');
    expect(group('Risk factors')).toContain(`DiabetesYes here since ${time(addMs(NOON, 180_000))}`);
    expect(group('Patient')).toContain(`58\u00a0years here since ${time(addMs(NOON, 60_000))}`);
    expect(group('Patient')).toContain('SexMan Age');
  });

  it('tells "no" from "not known"', () => {
    renderInApp(<IntakeView intake={{ diabetes: false }} events={[]} />);
    expect(group('Risk factors')).toContain('DiabetesNo');
    expect(group('Risk factors')).toMatch(/Not known: .*High blood pressure/);
  });

  it('names everything that is not known when nothing is', () => {
    renderInApp(<IntakeView intake={{}} events={[]} />);
    expect(screen.getByText(/^0 of \d+ known$/)).toBeDefined();
    expect(group('Patient')).toContain('Not known: Sex, Age');
  });

  it('never shows a troponin without its assay and its sign', () => {
    const troponin = {
      assay: 'roche-cobas-h232-tnt',
      comparator: '<',
      valueNgL: 40,
      sampledAt: NOON,
    } as const;
    renderInApp(<IntakeView intake={{ troponin }} events={[]} />);
    const tests = within(screen.getByRole('region', { name: 'Point-of-care tests' }));
    expect(tests.getByText(/< 40\sng\/L, Roche cobas h232/)).toBeDefined();
  });

  it('says what a number of points means', () => {
    renderInApp(
      <IntakeView intake={{ heartEcg: 2, consciousness: 'alert', killipClass: 1 }} events={[]} />,
      'nl',
    );
    expect(group('ECG volgens de ambulance')).toMatch(/significante ST/);
    expect(group('Toestand')).toContain('1, geen hartfalen');
  });

  it.each(['nl', 'en'] as const)('has words in %s for everything that can be chosen', (language) => {
    const { medicationUsed, medicationGiven, painCharacter, airway, consciousness } = INTAKE_FIELDS;
    const lists = {
      medicationUsed: medicationUsed.element.options,
      medicationGiven: medicationGiven.element.options,
    };
    for (const pain of painCharacter.options) {
      renderInApp(<IntakeView intake={{ ...lists, painCharacter: pain }} events={[]} />, language);
      expect(document.body.textContent).not.toMatch(/handover\./);
      cleanup();
    }
    for (const choice of airway.options)
      renderInApp(<IntakeView intake={{ airway: choice }} events={[]} />, language);
    for (const choice of consciousness.options)
      renderInApp(<IntakeView intake={{ consciousness: choice }} events={[]} />, language);
    renderInApp(<IntakeView intake={{ medicationUsed: [], medicationGiven: [] }} events={[]} />, language);
    expect(document.body.textContent).not.toMatch(/handover\./);
  });
});
