// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import {
  RECORD_SECTIONS,
  type RecordOutcome,
  type RecordSection,
} from '@smart-triage/shared/domain/hospitalRecord';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { caseId, caseOf, requestId, session } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { reasonOf } from '../../testing/renderWithLink.tsx';
import { HospitalRecordPanel } from './HospitalRecordPanel.tsx';
import { outsideEcgsOf } from './outsideEcgsOf.ts';
import { createRecordModel } from './recordModel.ts';
import { SectionView } from './SectionView.tsx';

afterEach(cleanup);

const ID = caseId(1);
const consent = (answer: 'given' | 'refused' | 'withdrawn'): { fact: CaseFact } => ({
  fact: { type: 'record-consent-noted', answer },
});
const NONE: RecordSection = { entries: [], trouble: null, unreadable: 0, withdrawn: 0 };
const entry = (what: string) => ({
  what,
  status: 'active',
  at: '2019-05-11',
  recordedAt: null,
  value: null,
  ecg: null,
});
const RECORD: RecordOutcome = {
  kind: 'record',
  record: {
    source: 'Burgers UMC',
    readAt: NOON,
    patient: { name: 'Invented Person', birthDate: '1944-11-17', gender: 'male' },
    sections: {
      ...(Object.fromEntries(RECORD_SECTIONS.map((name) => [name, NONE])) as Record<
        (typeof RECORD_SECTIONS)[number],
        RecordSection
      >),
      conditions: { ...NONE, entries: [entry('Heart valve disorder')] },
      medications: { ...NONE, trouble: 'failed', withdrawn: 2 },
      ecgs: {
        ...NONE,
        entries: [{ ...entry('12-lead ECG'), ecg: { kind: 'not-drawable', why: 'no-unit' } }],
      },
    },
  },
};

function panel({
  facts = [],
  source = 'Burgers UMC',
  mayOpen = true,
}: { facts?: { fact: CaseFact }[]; source?: string | null; mayOpen?: boolean } = {}) {
  const signaling = new FakeSignaling();
  const state = createStore<CaseState | null>(caseOf(ID, facts));
  signaling.answer('hospital-record:source', () => ({ source }));
  signaling.answer('hospital-record:open', () => ({ outcome: RECORD }));
  const model = createRecordModel({
    signaling,
    caseId: ID,
    caseState: state,
    newRequestId: () => requestId(1),
    mayOpen,
  });
  signaling.become(session());
  const draw = () =>
    renderInApp(
      <HospitalRecordPanel
        state={state.getSnapshot()!}
        model={model}
        mayOpen={mayOpen}
        sheetHref="#/sheet"
      />,
    );
  return { signaling, state, model, draw };
}

describe('[HR4] a part of the record', () => {
  it('says how things stand in the reader’s language, and shows a code of no known set as a code', () => {
    const entries = ['final, H', 'final, OWN7'].map((status) => ({ ...entry('Glucose'), status }));
    renderInApp(<SectionView name="observations" section={{ ...NONE, entries }} sheetHref="#/sheet" />, 'nl');
    expect(screen.getByText('2019-05-11 · definitief · hoog')).toBeDefined();
    expect(screen.getByText('2019-05-11 · definitief · code ‘OWN7’')).toBeDefined();
  });
});

describe('[HR1] the hospital record beside a patient', () => {
  it('is opened with consent by the patient’s number, and shows each part with what is wrong with it', async () => {
    const { draw, signaling } = panel({ facts: [consent('given')] });
    draw();
    await userEvent.click(await screen.findByRole('button', { name: 'Open the record of Burgers UMC' }));
    const dialog = screen.getByRole('dialog');
    const ask = within(dialog).getByRole('button', { name: 'Ask the hospital' });
    const number = within(dialog).getByLabelText(/^Patient number/);
    expect(reasonOf(ask)).toBe('Type the number first');
    await userEvent.type(number, '73/84');
    expect(reasonOf(ask)).toBe('A number has only letters, digits, dots and hyphens');
    await userEvent.clear(number);
    await userEvent.type(number, '738472983');
    await userEvent.click(ask);
    const record = await screen.findByRole('region', { name: 'Record from Burgers UMC' });
    expect(signaling.inputsOf('hospital-record:open')).toEqual([{ caseId: ID, patient: '738472983' }]);
    expect(within(record).getByText('Invented Person')).toBeTruthy();
    expect(within(record).getByRole('region', { name: 'Conditions' }).textContent).toContain(
      'Heart valve disorder',
    );
    const medication = within(record).getByRole('region', { name: 'Medication' });
    expect(within(medication).getByRole('alert').textContent).toContain('could not do it');
    expect(medication.textContent).toContain('2 entries are marked as wrong');
    expect(within(record).getByRole('region', { name: 'Earlier ECGs' }).textContent).toContain(
      'without a unit',
    );
    expect(within(record).getByRole('region', { name: 'Laboratory' }).textContent).toContain(
      'does not mean that there are none',
    );
  });

  it('goes from the screen, with its ECGs, as soon as the patient takes the consent back', async () => {
    const { model, state } = panel({ facts: [consent('given')] });
    expect(await model.open('1')).toBe(true);
    expect(outsideEcgsOf(model.getSnapshot().opened)).toMatchObject([{ title: '2019-05-11, Burgers UMC' }]);
    state.set(caseOf(ID, [consent('given'), consent('withdrawn')]));
    expect(model.getSnapshot().opened).toBeNull();
    expect(outsideEcgsOf(model.getSnapshot().opened)).toEqual([]);
  });

  it('that came after the consent was taken back is not shown', async () => {
    const { model, state, signaling } = panel({ facts: [consent('given')] });
    signaling.answer('hospital-record:open', () => {
      state.set(caseOf(ID, [consent('given'), consent('withdrawn')]));
      return { outcome: RECORD };
    });
    await model.open('1');
    expect(model.getSnapshot().opened).toBeNull();
  });

  it('says that no record is connected, and that a dispatcher may not open it', async () => {
    panel({ source: null }).draw();
    expect(await screen.findByText(/not connected to a hospital/)).toBeTruthy();
    cleanup();
    const { draw, signaling } = panel({ mayOpen: false });
    draw();
    expect(screen.getByText('Only a cardiologist may open it.')).toBeTruthy();
    expect(signaling.inputsOf('hospital-record:source')).toEqual([]);
  });

  it('is refused with the reason while nobody asked, and for good when the patient refused', async () => {
    panel().draw();
    expect(await screen.findByText('Needs the patient’s consent first.')).toBeTruthy();
    cleanup();
    panel({ facts: [consent('refused')] }).draw();
    await screen.findAllByText('The patient refused. Nobody may open it.');
    const emergency = screen.getByRole('button', { name: 'Emergency: open without consent' });
    expect(emergency.getAttribute('aria-disabled')).toBe('true');
  });

  // What happened: without an answer of the hospital there was only "Put away", and then the whole way again.
  it('is asked for again in one press when the hospital did not answer, with the number typed anew', async () => {
    const { draw, signaling } = panel({ facts: [consent('given')] });
    signaling.answer('hospital-record:open', () => ({ outcome: { kind: 'trouble', trouble: 'no-answer' } }));
    draw();
    const ask = async (): Promise<void> => {
      await userEvent.type(screen.getByLabelText(/^Patient number/), '738472983');
      await userEvent.click(screen.getByRole('button', { name: 'Ask the hospital' }));
    };
    await userEvent.click(await screen.findByRole('button', { name: /^Open the record/ }));
    await ask();
    await screen.findByRole('alert');
    signaling.answer('hospital-record:open', () => ({ outcome: RECORD }));
    await userEvent.click(screen.getByRole('button', { name: 'Ask again' }));
    expect(screen.getByLabelText(/^Patient number/)).toHaveProperty('value', '');
    await ask();
    expect(await screen.findByText('Invented Person')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
  });

  it('says what to do when the link is lost, and keeps what was typed', async () => {
    const { draw, signaling } = panel({ facts: [consent('given')] });
    draw();
    await userEvent.click(await screen.findByRole('button', { name: /^Open the record/ }));
    signaling.cut();
    const number = screen.getByLabelText(/^Patient number/);
    await userEvent.type(number, '12');
    await userEvent.click(screen.getByRole('button', { name: 'Ask the hospital' }));
    await screen.findByText('The link was cut before the answer');
    expect((number as HTMLInputElement).value).toBe('12');
  });
});

describe('[HR2] the hospital record in an emergency', () => {
  it('asks for a second factor, and says who can open it', async () => {
    const { draw, signaling, model } = panel();
    signaling.answer('hospital-record:break-glass', () => {
      throw new AppError(ErrorCode.SecondFactorNeeded, 'no');
    });
    draw();
    await userEvent.click(await screen.findByRole('button', { name: 'Emergency: open without consent' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByRole('button', { name: /^Open without consent/ })).toHaveProperty(
      'disabled',
      true,
    );
    await model.breakGlass('1', 'unconscious, nobody to ask');
    await waitFor(() => {
      expect(dialog.textContent).toContain('an account with a second factor');
    });
  });

  it('shows that it was opened without consent, and notices that it may be somebody else’s', async () => {
    const { draw, signaling, model, state } = panel();
    signaling.answer('hospital-record:break-glass', () => ({ outcome: RECORD }));
    state.set(caseOf(ID, [{ fact: { type: 'intake-changed', changes: { sex: 'female', ageYears: 41 } } }]));
    await model.breakGlass('1', 'unconscious, nobody to ask');
    draw();
    expect(await screen.findByText(/Opened without consent/)).toBeTruthy();
    expect(screen.getByText('Is this the right patient?')).toBeTruthy();
    expect(screen.getByText(/another sex.*another age/)).toBeTruthy();
  });
});
