import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { Announcement } from '@smart-triage/shared/domain/announcement';
import { isOver, type CaseStatus, refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { CrewFactState } from '@smart-triage/shared/domain/crewFacts';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';
import type { OutboxRequest } from '../../lib/outbox/outboxItem.ts';

/** The steps that the crew takes by itself, in their usual order. */
export const CREW_STEPS = ['transport-started', 'handed-over', 'case-closed'] as const;
export type CrewStep = (typeof CREW_STEPS)[number];

const REQUEST_OF = {
  'transport-started': 'case:start-transport',
  'handed-over': 'case:hand-over',
  'case-closed': 'case:close',
} as const satisfies Record<CrewStep, OutboxRequest>;
export type CrewStepRequest = (typeof REQUEST_OF)[CrewStep];

export type StepState = {
  readonly step: CrewStep;
  readonly refusal: ErrorCode | null;
  /** Pressed, and not confirmed by the server yet. */
  readonly isOnTheWay: boolean;
};

/** Ending the case before anybody decided: not any more after a decision, and not twice. */
export type UndecidedEnd = 'possible' | 'on-the-way' | 'refused';

type Base = {
  /** Once what is on its way has arrived. */
  readonly status: CaseStatus;
  readonly steps: readonly StepState[];
  readonly undecided: UndecidedEnd;
};

/**
 * What is decided, and how far the crew is with it. `on-the-way`: the crew confirmed it, and the server does not know that yet; it is not "seen" before it
 * does.
 */
export type DecisionState =
  | (Base & { readonly kind: 'none' })
  | (Base & {
      readonly kind: 'unread' | 'on-the-way' | 'acknowledged';
      readonly decision: Decision;
      /** `null` for a hospital that this server does not list (any more). */
      readonly hospital: Hospital | null;
      readonly acknowledgedAt: Instant | null;
      /** Whether the hospital was told, and what it said. */
      readonly announcement: Announcement | null;
      /** When the crew expects to be there; `null` as long as it has not said so. */
      readonly arrival: CrewFactState['arrival'];
      /** The crew put it aside for a moment; it stays across the screen until it is confirmed. */
      readonly isAside: boolean;
    });

export type DecisionModelDeps = {
  view: Readable<CaseView | null>;
  hospitals: () => readonly Hospital[];
  acknowledge: (decisionId: DecisionId) => void;
  take: (request: CrewStepRequest) => void;
  closeUndecided: (reason: string) => void;
};

export type DecisionModel = Readable<DecisionState> & {
  /** [DC3] The one that was on the screen; one that has been replaced meanwhile is left as it is. */
  acknowledge: (decisionId: DecisionId) => void;
  putAside: () => void;
  bringBack: () => void;
  take: (step: CrewStep) => void;
  /** Ends the case without a decision; the reason stands in the log. */
  closeUndecided: (reason: string) => void;
  close: () => void;
};

/** Nobody drives with a patient who stays at home. */
export function stepsOf(view: CaseView | null): StepState[] {
  const status = view?.expected ?? 'opened';
  const staysHome = view?.confirmed?.decision?.disposition.kind === 'stay-home';
  return CREW_STEPS.filter((step) => !(staysHome && step === 'transport-started')).map((step) => ({
    step,
    refusal: refusalOf(status, step, 'paramedic'),
    isOnTheWay: view?.onTheWay.includes(REQUEST_OF[step]) ?? false,
  }));
}

/** Why a step cannot be taken, in the crew's words: it was taken already, or something has to come first. */
export function refusalWords(
  step: CrewStep,
  status: CaseStatus,
): 'done' | 'closed' | 'handover-first' | 'decision-first' {
  if (isOver(status)) return 'closed';
  if (status === 'handed-over' || (step === 'transport-started' && status === 'en-route')) return 'done';
  const isAfterDecision = status === 'decided' || status === 'acknowledged' || status === 'en-route';
  return step === 'case-closed' && isAfterDecision ? 'handover-first' : 'decision-first';
}

function undecidedOf(view: CaseView | null): UndecidedEnd {
  if (view?.onTheWay.includes('case:close-undecided')) return 'on-the-way';
  const status = view?.expected ?? 'opened';
  return refusalOf(status, 'case-closed-undecided', 'paramedic') === null ? 'possible' : 'refused';
}

/** The decision in force, its confirmation by the crew, and the steps that follow from it. */
export function createDecisionModel({
  view,
  hospitals,
  acknowledge,
  take,
  closeUndecided,
}: DecisionModelDeps): DecisionModel {
  const aside = createStore<DecisionId | null>(null);
  const state = derived([view, aside], (): DecisionState => {
    const current = view.getSnapshot();
    const confirmed = current?.confirmed ?? null;
    const base: Base = {
      status: current?.expected ?? 'opened',
      steps: stepsOf(current),
      undecided: undecidedOf(current),
    };
    if (!confirmed?.decision) return { kind: 'none', ...base };
    const { decision, acknowledgedAt, announcement, arrival } = confirmed;
    const { disposition } = decision;
    const isOnTheWay = current?.acknowledging.includes(decision.id) ?? false;
    return {
      ...base,
      kind: acknowledgedAt !== null ? 'acknowledged' : isOnTheWay ? 'on-the-way' : 'unread',
      decision,
      hospital:
        disposition.kind === 'transport'
          ? (hospitals().find(({ id }) => id === disposition.hospital) ?? null)
          : null,
      acknowledgedAt,
      announcement,
      arrival,
      isAside: aside.getSnapshot() === decision.id,
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    acknowledge: (decisionId) => {
      const current = state.getSnapshot();
      if (current.kind === 'unread' && current.decision.id === decisionId) acknowledge(decisionId);
    },
    putAside: () => {
      const current = state.getSnapshot();
      if (current.kind !== 'none') aside.set(current.decision.id);
    },
    bringBack: () => {
      aside.set(null);
    },
    take: (step) => {
      const found = state.getSnapshot().steps.find((candidate) => candidate.step === step);
      if (found?.refusal === null && !found.isOnTheWay) take(REQUEST_OF[step]);
    },
    closeUndecided: (reason) => {
      if (state.getSnapshot().undecided === 'possible') closeUndecided(reason);
    },
    close: state.close,
  };
}
