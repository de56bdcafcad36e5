// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { aCaseView, aDecision, CREW, LUMC } from '../../testing/caseStates.ts';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { AroundDecision } from './AroundDecision.tsx';
import { createCrewFactsModel } from './crewFactsModel.ts';
import { createDecisionModel } from './decisionModel.ts';
import { Disagree } from './Disagree.tsx';
import { AnnounceButton } from './HospitalWord.tsx';

afterEach(cleanup);

const NOW = instant(1_700_000_600_000);
const HOME = aDecision({ disposition: { kind: 'stay-home', gpInformed: false } });
const recorded = { by: CREW, at: NOW };

function modelsOver(view: CaseView, { isLinked = true, hospital = LUMC } = {}) {
  const record = vi.fn();
  const views = createStore<CaseView | null>(view);
  const model = createCrewFactsModel({
    view: views,
    hospitals: () => [hospital],
    link: createStore({ kind: isLinked ? 'ready' : 'offline' }),
    clock: { now: () => NOW },
    record,
  });
  const decision = createDecisionModel({
    view: views,
    hospitals: () => [LUMC],
    acknowledge: vi.fn(),
    take: vi.fn(),
    closeUndecided: vi.fn(),
  });
  return { model, decision, record };
}

function around(view: CaseView, language: 'en' | 'nl' = 'en') {
  const models = modelsOver(view);
  const clock = { now: () => NOW };
  renderScreen(<AroundDecision model={models.model} decision={models.decision} clock={clock} />, language);
  return models;
}

describe('[DC6] a crew that does not agree', () => {
  it('says so with a reason, about the decision that it read', async () => {
    const { model, record } = modelsOver(aCaseView({ status: 'decided', decision: HOME }));
    renderScreen(<Disagree model={model} />, 'nl');
    await userEvent.click(screen.getByText('Wij zijn het er niet mee eens'));
    await userEvent.click(screen.getByRole('button', { name: 'Laat het weten' }));
    expect(record).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole('textbox'), 'grauw en klam');
    await userEvent.click(screen.getByRole('button', { name: 'Laat het weten' }));
    expect(record).toHaveBeenCalledExactlyOnceWith('decision:disagree', {
      disagreement: { decisionId: HOME.id, reason: 'grauw en klam' },
    });
  });

  it('needs no keyboard: a reason that fits the decision is tapped, and own words are the extra', async () => {
    const { model, record } = modelsOver(aCaseView({ status: 'decided', decision: HOME }));
    renderScreen(<Disagree model={model} />, 'nl');
    await userEvent.click(screen.getByText('Wij zijn het er niet mee eens'));
    expect(screen.queryByRole('button', { name: 'Een ander ziekenhuis is beter bereikbaar' })).toBeNull();
    await userEvent.type(screen.getByRole('textbox'), 'trap zonder lift');
    await userEvent.click(screen.getByRole('button', { name: 'Thuisblijven kan hier niet' }));
    await userEvent.click(screen.getByRole('button', { name: 'Laat het weten' }));
    expect(record).toHaveBeenCalledExactlyOnceWith('decision:disagree', {
      disagreement: { decisionId: HOME.id, reason: 'Thuisblijven kan hier niet; trap zonder lift' },
    });
  });

  it('reads that it is on its way, and only then that it is recorded', () => {
    const waiting = modelsOver(
      aCaseView({ status: 'decided', decision: HOME }, { onTheWay: ['decision:disagree'] }),
    );
    renderScreen(<Disagree model={waiting.model} />);
    expect(screen.getByRole('status').textContent).toContain('is being sent');
    cleanup();
    const disagreement = { decisionId: HOME.id, reason: 'grey', ...recorded };
    renderScreen(
      <Disagree model={modelsOver(aCaseView({ status: 'decided', decision: HOME, disagreement })).model} />,
    );
    expect(screen.getByRole('status').textContent).toContain('grey');
  });
});

describe('[DC7] a patient who stays at home', () => {
  it('is told when to call again in a language of their own, and only the press that says so records it', async () => {
    const { record } = around(aCaseView({ status: 'decided', decision: HOME }));
    expect(screen.getByText(/has not been told yet/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'When to call again' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('radio', { name: 'Nederlands' }));
    expect(dialog.getByRole('article').getAttribute('lang')).toBe('nl');
    expect(dialog.getByText('Bel direct 112 als:')).toBeDefined();
    expect(record).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Read out and understood' }));
    expect(record).toHaveBeenCalledExactlyOnceWith('safety-net:give', { given: { language: 'nl' } });
  });

  it('has a general practice that is called told only with who was told', async () => {
    const { record } = around(aCaseView({ status: 'decided', decision: HOME }));
    await userEvent.click(screen.getByRole('button', { name: 'Told' }));
    expect(record).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText(/Who at the general practice/), 'Dr. Smit');
    await userEvent.click(screen.getByRole('button', { name: 'out-of-hours service' }));
    await userEvent.click(screen.getByRole('button', { name: 'Told' }));
    const contact = 'out-of-hours service; Dr. Smit';
    expect(record).toHaveBeenCalledExactlyOnceWith('gp:inform', { informed: { contact } });
  });
});

describe('[DC7] what the patient wants', () => {
  it('is recorded by taps or by a sentence, and not when there is neither', async () => {
    const { record } = around(aCaseView());
    await userEvent.click(screen.getByRole('button', { name: 'Write it down' }));
    expect(record).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'transport' }));
    await userEvent.click(screen.getByRole('button', { name: 'Write it down' }));
    await userEvent.click(screen.getByRole('button', { name: 'Wants to talk with family first' }));
    await userEvent.click(screen.getByRole('button', { name: 'Write it down' }));
    expect(record.mock.calls).toEqual([
      ['patient-wish:record', { wish: { said: '', refuses: ['transport'] } }],
      ['patient-wish:record', { wish: { said: 'Wants to talk with family first', refuses: [] } }],
    ]);
  });
});

describe('[DC5] the hospital', () => {
  it('is told by one tap, once, and not of a patient who stays at home', async () => {
    const decided = aDecision();
    const { record } = around(aCaseView({ status: 'acknowledged', decision: decided }));
    await userEvent.click(screen.getByRole('button', { name: 'Announce to LUMC' }));
    expect(record).toHaveBeenCalledExactlyOnceWith('hospital:announce', {
      decisionId: decided.id,
      askedAt: NOW,
    });
    cleanup();
    around(aCaseView({ status: 'acknowledged', decision: decided }, { onTheWay: ['hospital:announce'] }));
    expect(screen.queryByRole('button', { name: /^Announce/ })).toBeNull();
    expect(screen.getByText('The announcement is being sent')).toBeDefined();
    cleanup();
    around(aCaseView({ status: 'acknowledged', decision: HOME }));
    expect(screen.queryByRole('button', { name: /^Announce/ })).toBeNull();
  });
});

describe('[DC10] a crew that drives without a link', () => {
  const decisionId = aDecision().id;
  const driveNowAnswer = {
    kind: 'confirmed',
    criteria: ['shock'],
    destination: { decisionId, hospital: LUMC.id },
  } as const;

  it('announces the patient to the hospital that it chose, before the server knows of it', async () => {
    const { model, record } = modelsOver(aCaseView({}, { driveNowAnswer }), { isLinked: false });
    renderScreen(<AnnounceButton model={model} />);
    await userEvent.click(screen.getByRole('button', { name: 'Announce to LUMC' }));
    expect(record).toHaveBeenCalledExactlyOnceWith('hospital:announce', { decisionId, askedAt: NOW });
  });

  it.each([
    ['nl', 'De aankondiging wacht op verbinding; LUMC weet nog niets. Bel zelf. 071 000 0000'],
    ['en', 'The announcement waits for a link; LUMC knows nothing yet. Phone them. 071 000 0000'],
  ] as const)('is told to phone meanwhile, with the number (%s)', (language, words) => {
    const { model } = modelsOver(aCaseView({}, { driveNowAnswer, onTheWay: ['hospital:announce'] }), {
      isLinked: false,
      hospital: { ...LUMC, phone: '071 000 0000' },
    });
    renderScreen(<AnnounceButton model={model} />, language);
    expect(screen.getByRole('status').textContent).toBe(words);
  });
});

describe('a transport', () => {
  it('says where to, that the hospital does not know yet, and takes the expected arrival by one tap', async () => {
    const { record } = around(aCaseView({ status: 'acknowledged', decision: aDecision() }));
    expect(screen.getByText(/Transport to LUMC/)).toBeDefined();
    expect(screen.getByText(/has not been told yet/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '15 min' }));
    expect(record).toHaveBeenCalledExactlyOnceWith('arrival:expect', {
      arrival: { arrivalAt: NOW + 900_000 },
    });
  });

  it('says when the crew expects to be there, how long that still is and how old the figure is, or that it is not known', () => {
    const status = 'acknowledged';
    const decision = aDecision();
    around(aCaseView({ status, decision }));
    expect(screen.getByText(/Arrival not known/)).toBeDefined();
    cleanup();
    const said = { by: CREW, at: addMs(NOW, -180_000) };
    around(aCaseView({ status, decision, arrival: { arrivalAt: addMs(NOW, 540_000), ...said } }));
    expect(screen.getByText('In 9 min')).toBeDefined();
    expect(screen.getByText('3 min old')).toBeDefined();
    cleanup();
    around(aCaseView({ status, decision, arrival: { arrivalAt: addMs(NOW, -60_000), ...said } }), 'nl');
    expect(screen.getByText(/Die tijd is voorbij/)).toBeDefined();
  });

  it('offers nothing any more after the handover', () => {
    around(aCaseView({ status: 'handed-over', decision: aDecision() }));
    expect(screen.queryByRole('button', { name: '15 min' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Write it down' })).toBeNull();
  });
});
