// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import {
  applyIntakeChanges,
  INTAKE_FIELD_NAMES,
  type Intake,
  type IntakeChanges,
} from '@smart-triage/shared/domain/intake';
import { instant } from '@smart-triage/shared/time/instant';
import type { TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { Kept } from '../../lib/storage/kept.ts';
import { aCaseView } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { createIntakeModel } from './intakeModel.ts';
import { CreatinineStep } from './CreatinineStep.tsx';
import { EcgReading } from './EcgReading.tsx';
import { ExamStep } from './ExamStep.tsx';
import { GateStep } from './GateStep.tsx';
import { MedicationStep } from './MedicationStep.tsx';
import { PatientStep } from './PatientStep.tsx';
import { RiskFactorsStep } from './RiskFactorsStep.tsx';
import { StoryStep } from './StoryStep.tsx';
import { TroponinStep } from './TroponinStep.tsx';
import { UndoButton } from './UndoButton.tsx';

afterEach(cleanup);

const NOW = instant(1_700_000_000_000);
const clock = { now: () => NOW };

function intakeOf(intake: Intake = {}) {
  const view = createStore<CaseView | null>(aCaseView({ intake }));
  const model = createIntakeModel({
    view,
    send: (changes: IntakeChanges) => {
      const before = view.getSnapshot();
      if (before) view.set({ ...before, intake: applyIntakeChanges(before.intake, changes) });
    },
  });
  return { model, entered: () => view.getSnapshot()?.intake };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
async function key(...names: string[]) {
  const pad = screen.getByRole('group', { name: /^Keys for/ });
  for (const name of names) await userEvent.click(within(pad).getByRole('button', { name }));
}
const assays = (remembered: TroponinAssayId | null): Kept<TroponinAssayId> => ({
  get: () => remembered,
  set: () => undefined,
});

describe('who the patient is', () => {
  it('is entered by taps: sex, age by keys, onset as patients say it', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<PatientStep model={model} clock={clock} />);
    await userEvent.click(screen.getByRole('radio', { name: 'Woman' }));
    await key('5', '8', 'OK');
    await press('1 h ago');
    expect(entered()).toEqual({ sex: 'female', ageYears: 58, symptomOnset: NOW - 3_600_000 });
  });

  it('does not record a digit on the way, nor an age that nobody has', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<PatientStep model={model} clock={clock} />);
    await key('5');
    expect(entered()).toEqual({});
    await key('8', '0', 'OK');
    expect(entered()).toEqual({});
    expect(screen.getByText(/Only 0 to 120/)).toBeDefined();
  });

  it('asks about an age that is unusual by its name, with what is usual, and takes it when the crew says that it is right', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<PatientStep model={model} clock={clock} />);
    await key('9');
    expect(screen.getByText('9 years: is that right? Usual is 18 to 105 years')).toBeDefined();
    await key('OK');
    expect(entered()).toEqual({});
    expect(screen.getByRole('alert').textContent).toContain('is that right');
    await key('Yes, right');
    expect(entered()).toEqual({ ageYears: 9 });
  });

  it('began at a time of day that is keyed in, as the last time that a clock showed it', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<PatientStep model={model} clock={clock} />);
    await press(/^Symptoms began at/);
    const dialog = within(screen.getByRole('dialog'));
    const keyIn = async (...names: string[]) => {
      for (const name of names) await userEvent.click(dialog.getByRole('button', { name }));
    };
    await keyIn('2', '5', '0', '0', 'OK');
    expect(entered()?.symptomOnset).toBeUndefined();
    await keyIn('delete last', 'delete last', 'delete last', '0', '1', '5', 'OK');
    const onset = new Date(entered()?.symptomOnset ?? NaN);
    expect([onset.getHours(), onset.getMinutes()]).toEqual([20, 15]);
    expect(onset.getTime()).toBeLessThanOrEqual(NOW);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be taken back to not known', async () => {
    const { model, entered } = intakeOf({ sex: 'male', ageYears: 58, symptomOnset: NOW });
    renderScreen(<PatientStep model={model} clock={clock} />);
    await userEvent.click(
      within(screen.getByRole('group', { name: 'Sex' })).getByRole('radio', { name: 'Not known' }),
    );
    await key('Not known');
    await press('Start of symptoms not known');
    expect(entered()).toEqual({});
  });
});

describe('the gate', () => {
  it('is answered by a press only: no key that moves the focus answers it, whichever way it moves', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<GateStep model={model} />);
    const moves = ['{ArrowRight}', '{ArrowLeft}', '{ArrowDown}', '{ArrowUp}'];
    for (const question of screen.getAllByRole('group')) {
      within(question).getByRole('radio', { name: 'Not known' }).focus();
      for (const move of moves) await userEvent.keyboard(move.repeat(4));
    }
    for (const move of ['{Tab}', '{Shift>}{Tab}{/Shift}']) await userEvent.keyboard(move.repeat(12));
    expect(entered()).toEqual({});
  });

  it.each([
    ['Space', ' '],
    ['Enter', '{Enter}'],
  ])('is answered by %s on the answer that an arrow led to', async (_name, press) => {
    const { model, entered } = intakeOf();
    renderScreen(<GateStep model={model} />);
    screen.getAllByRole('radio', { name: 'Not known' })[0]!.focus();
    await userEvent.keyboard(`{ArrowRight}{ArrowRight}${press}`);
    expect(entered()).toEqual({ stemiKnown: false });
  });

  it('is answered with "none" in one tap, which one undo takes back', async () => {
    const { model, entered } = intakeOf();
    renderScreen(
      <>
        <GateStep model={model} />
        <UndoButton model={model} />
      </>,
    );
    await press('None of these four');
    const none = {
      stemiKnown: false,
      shockSuspected: false,
      suspectedDissection: false,
      cardiacArrest: false,
    };
    expect(entered()).toEqual(none);
    await press(/^Undo/);
    expect(entered()).toEqual({});
  });
});

describe('the story', () => {
  it('has its definition with its source one tap away', async () => {
    renderScreen(<StoryStep model={intakeOf().model} />);
    await press('What does How suspicious is the story mean');
    expect(screen.getByRole('dialog').textContent).toContain('Neth Heart J 2008');
  });

  it('keeps "no" and "not known" apart', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<StoryStep model={model} />);
    const vomiting = within(screen.getByRole('group', { name: /Vomiting/ }));
    expect(vomiting.getByRole<HTMLInputElement>('radio', { name: 'Not known' }).checked).toBe(true);
    await userEvent.click(vomiting.getByRole('radio', { name: 'No' }));
    expect(entered()).toEqual({ vomiting: false });
  });
});

describe('medication', () => {
  it('is several taps, "none" is an answer, and taking the last one back is "none"', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<MedicationStep model={model} />);
    const given = within(screen.getByRole('group', { name: 'Medication given' }));
    const tap = (name: string) => userEvent.click(given.getByRole('button', { name }));
    await tap('Aspirin');
    await tap('Opioid');
    expect(entered()).toEqual({ medicationGiven: ['aspirin', 'opioid'] });
    await tap('Aspirin');
    await tap('Opioid');
    expect(entered()).toEqual({ medicationGiven: [] });
    await tap('Not known');
    expect(entered()).toEqual({});
  });
});

describe('all steps together', () => {
  it.each(['en', 'nl'] as const)('take every field of the record by taps (%s)', (language) => {
    const changed = new Set<string>();
    const model = intakeOf().model;
    const watched = {
      ...model,
      change: (changes: IntakeChanges) => {
        for (const field of Object.keys(changes)) changed.add(field);
      },
    };
    renderScreen(
      <>
        <PatientStep model={watched} clock={clock} />
        <GateStep model={watched} />
        <StoryStep model={watched} />
        <ExamStep model={watched} />
        <EcgReading model={watched} proposed={null} />
        <RiskFactorsStep model={watched} />
        <TroponinStep model={watched} clock={clock} memory={assays('roche-cobas-h232-tnt')} />
        <CreatinineStep model={watched} />
        <MedicationStep model={watched} />
      </>,
      language,
    );
    // Each answer is pressed once; numbers are keyed and recorded in every pad.
    for (const radio of screen.getAllByRole('radio')) fireEvent.click(radio);
    for (const button of screen.getAllByRole('button', { pressed: false })) fireEvent.click(button);
    for (const pad of screen.getAllByRole('group', { name: /^(Keys for|Toetsen voor)/ })) {
      for (const name of ['5', '0', 'OK']) fireEvent.click(within(pad).getByRole('button', { name }));
    }
    fireEvent.click(screen.getAllByRole('button', { name: /^1 (h|u) / })[0]!);
    expect(INTAKE_FIELD_NAMES.filter((field) => !changed.has(field))).toEqual([]);
    expect(document.body.textContent).not.toMatch(/intake\.\w+/);
  });

  it('say where a definition comes from', async () => {
    renderScreen(<ExamStep model={intakeOf().model} />);
    await press('What does Heart failure (Killip) mean');
    expect(screen.getByRole('dialog').textContent).toContain('Granger 2003');
  });
});

describe('undo', () => {
  it('names what it takes back, wherever that was entered', async () => {
    const { model, entered } = intakeOf({ diabetes: false });
    renderScreen(
      <>
        <RiskFactorsStep model={model} />
        <UndoButton model={model} />
      </>,
    );
    expect(screen.getByRole('button', { name: 'Nothing to undo' })).toBeDefined();
    await userEvent.click(
      within(screen.getByRole('group', { name: 'Diabetes?' })).getByRole('radio', { name: 'Yes' }),
    );
    await press('Undo: Diabetes');
    expect(entered()).toEqual({ diabetes: false });
  });
});

describe('a troponin', () => {
  it('below what the device reports is one tap, with its assay and "<"', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<TroponinStep model={model} clock={clock} memory={assays(null)} />);
    await press('Below 40 ng/L');
    expect(entered()?.troponin).toEqual({
      assay: 'roche-cobas-h232-tnt',
      comparator: '<',
      valueNgL: 40,
      sampledAt: NOW,
    });
  });

  it('is entered with the device that was used last', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<TroponinStep model={model} clock={clock} memory={assays('roche-elecsys-hs-ctnt')} />);
    await key('1', '2', 'decimal point', '5', 'OK');
    expect(entered()?.troponin).toMatchObject({
      assay: 'roche-elecsys-hs-ctnt',
      comparator: '=',
      valueNgL: 12.5,
    });
  });

  it('far above what is usual is asked about before it is recorded', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<TroponinStep model={model} clock={clock} memory={assays(null)} />);
    await key('2', '0', '0', '0', '0', 'OK');
    expect(entered()).toEqual({});
    expect(screen.getByRole('alert').textContent).toMatch(/^20,000\sng\/L: is that right/);
    await key('Yes, right');
    expect(entered()?.troponin).toMatchObject({ valueNgL: 20_000 });
  });

  it('that the device cannot have measured is not recorded', async () => {
    const { model, entered } = intakeOf();
    renderScreen(<TroponinStep model={model} clock={clock} memory={assays(null)} />);
    await key('1', '2', 'OK');
    expect(entered()).toEqual({});
    expect(screen.getByText(/choose “below”/)).toBeDefined();
  });
});
