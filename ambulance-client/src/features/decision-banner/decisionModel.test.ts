import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { OutboxRequest } from '../../lib/outbox/outboxItem.ts';
import { createDecisionModel, refusalWords } from './decisionModel.ts';

const LUMC = { id: 'lumc', name: 'LUMC', city: 'Leiden' } as unknown as Hospital;
const D1 = 'd1' as DecisionId;
const D2 = 'd2' as DecisionId;
const decision = (id: DecisionId): Decision =>
  ({
    id,
    disposition: { kind: 'transport', hospital: 'lumc', urgency: 'A1' },
    reason: 'STEMI',
  }) as unknown as Decision;
const view = (
  confirmed: Partial<CaseState>,
  onTheWay: OutboxRequest[] = [],
  acknowledging: DecisionId[] = [],
) =>
  ({
    onTheWay,
    acknowledging,
    expected: confirmed.status ?? 'in-consult',
    confirmed: { status: 'in-consult', decision: null, acknowledgedAt: null, ...confirmed },
  }) as unknown as CaseView;

function modelOver(first: CaseView) {
  const views = createStore<CaseView | null>(first);
  const acknowledge = vi.fn();
  const take = vi.fn();
  const closeUndecided = vi.fn();
  const model = createDecisionModel({
    view: views,
    hospitals: () => [LUMC],
    acknowledge,
    take,
    closeUndecided,
  });
  return { model, views, acknowledge, take, closeUndecided };
}

describe('a decision on the tablet', () => {
  it('comes with the hospital that it names', () => {
    const { model } = modelOver(view({ status: 'decided', decision: decision(D1) }));
    expect(model.getSnapshot()).toMatchObject({ kind: 'unread', hospital: { name: 'LUMC' }, isAside: false });
  });

  it('[DC3] is confirmed by the id of the decision that is on the screen', () => {
    const { model, acknowledge } = modelOver(view({ status: 'decided', decision: decision(D1) }));
    model.acknowledge(D1);
    expect(acknowledge).toHaveBeenCalledExactlyOnceWith(D1);
  });

  it('[DC4] is not "seen" before the server knows it', () => {
    const { model, views, acknowledge } = modelOver(view({ status: 'decided', decision: decision(D1) }));
    views.set(view({ status: 'decided', decision: decision(D1) }, ['decision:acknowledge'], [D1]));
    expect(model.getSnapshot().kind).toBe('on-the-way');
    model.acknowledge(D1);
    expect(acknowledge).not.toHaveBeenCalled();
    views.set(view({ status: 'acknowledged', decision: decision(D1), acknowledgedAt: instant(9) }));
    expect(model.getSnapshot().kind).toBe('acknowledged');
  });

  // What happened: confirmed in a dead zone, and replaced meanwhile. When the link came back the new decision was taken for the confirmed one until the server refused the old one.
  it('[DC3] is not taken for confirmed when it is an earlier one whose confirmation is on its way', () => {
    const { model, acknowledge } = modelOver(
      view({ status: 'decided', decision: decision(D2) }, ['decision:acknowledge'], [D1]),
    );
    expect(model.getSnapshot()).toMatchObject({ kind: 'unread', isAside: false });
    model.acknowledge(D1);
    expect(acknowledge).not.toHaveBeenCalled();
    model.acknowledge(D2);
    expect(acknowledge).toHaveBeenCalledExactlyOnceWith(D2);
  });

  it('comes back across the screen when another one replaces the one that was put aside', () => {
    const { model, views } = modelOver(view({ status: 'decided', decision: decision(D1) }));
    model.putAside();
    expect(model.getSnapshot()).toMatchObject({ isAside: true });
    views.set(view({ status: 'decided', decision: decision(D2) }));
    expect(model.getSnapshot()).toMatchObject({ kind: 'unread', isAside: false });
  });
});

describe('the steps of the crew', () => {
  const possible = (current: CaseView) =>
    modelOver(current)
      .model.getSnapshot()
      .steps.filter(({ refusal }) => refusal === null)
      .map(({ step }) => step);

  it.each([
    [view({ status: 'assessing' }), ['case-closed']],
    [view({ status: 'decided' }), []],
    [view({ status: 'acknowledged' }), ['transport-started', 'handed-over']],
    [view({ status: 'en-route' }), ['handed-over']],
    [view({ status: 'handed-over' }), ['case-closed']],
  ])('are those that the case machine allows (%#)', (current, steps) => {
    expect(possible(current)).toEqual(steps);
  });

  it.each([
    ['transport-started', 'assessing', 'decision-first'],
    ['transport-started', 'decided', 'decision-first'],
    ['transport-started', 'en-route', 'done'],
    ['handed-over', 'handed-over', 'done'],
    ['case-closed', 'en-route', 'handover-first'],
    ['case-closed', 'consult-requested', 'decision-first'],
    ['handed-over', 'closed', 'closed'],
  ] as const)('say why %s cannot be taken when %s: %s', (step, status, words) => {
    expect(refusalWords(step, status)).toBe(words);
  });

  it('[OB6] go by where the case will stand, so that a ride without a link can be ended', () => {
    const waiting = {
      ...view({ status: 'acknowledged' }, ['case:hand-over']),
      expected: 'handed-over' as const,
    };
    expect(possible(waiting)).toEqual(['case-closed']);
  });

  it('are taken once, and not while they are on their way', () => {
    const { model, views, take } = modelOver(view({ status: 'acknowledged' }));
    model.take('case-closed');
    model.take('transport-started');
    views.set(view({ status: 'acknowledged' }, ['case:start-transport']));
    model.take('transport-started');
    expect(take).toHaveBeenCalledExactlyOnceWith('case:start-transport');
  });
});

describe('the end of a case that nobody decided', () => {
  it('[CS10] is possible during a consult, with its reason, and once', () => {
    const { model, views, closeUndecided } = modelOver(view({}));
    expect(model.getSnapshot().undecided).toBe('possible');
    model.closeUndecided('another service took over');
    expect(closeUndecided).toHaveBeenCalledExactlyOnceWith('another service took over');
    views.set(view({}, ['case:close-undecided']));
    expect(model.getSnapshot().undecided).toBe('on-the-way');
    model.closeUndecided('again');
    expect(closeUndecided).toHaveBeenCalledOnce();
  });

  it('is not possible once a decision is there', () => {
    const { model, closeUndecided } = modelOver(view({ status: 'decided', decision: decision(D1) }));
    expect(model.getSnapshot().undecided).toBe('refused');
    model.closeUndecided('too late');
    expect(closeUndecided).not.toHaveBeenCalled();
  });
});
