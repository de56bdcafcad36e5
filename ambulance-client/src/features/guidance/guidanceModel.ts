import { advice } from '@smart-triage/models/guidance/advice';
import { gate } from '@smart-triage/models/guidance/gate';
import { nextChangeAt, type GuidanceInputs } from '@smart-triage/models/guidance/guidanceInputs';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { criteriaToPropose, type DriveNowProposal } from '@smart-triage/shared/domain/driveNow';
import type { Advice, Gate, GateCriterion } from '@smart-triage/shared/domain/guidance';
import { DecisionIdSchema, type HospitalId, ProposalIdSchema } from '@smart-triage/shared/domain/ids';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import type { LatestVitals } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseView, DriveNowAnswer } from '../../lib/case/caseView.ts';
import type { OutboxInput } from '../../lib/outbox/outboxItem.ts';

/** The scores on the screen, as far as they belong to the record on the screen. */
type ShownRisk =
  | { readonly kind: 'none' }
  | { readonly kind: 'server' | 'tablet' | 'behind'; readonly assessment: RiskAssessment };

type GuidanceRequest = 'drive-now:confirm' | 'drive-now:overrule';

/** Gate and advice over what the crew sees, with the proposal to drive while it waits for an answer that is not on its way yet. */
export type GuidanceState = {
  readonly gate: Gate;
  readonly advice: Advice;
  readonly vitals: LatestVitals;
  readonly waiting: DriveNowProposal | null;
  /** The server has not made the waiting proposal (yet): it is this tablet's own. */
  readonly isOwnProposal: boolean;
  /** What the crew answered and the server does not have yet. */
  readonly answer: DriveNowAnswer | null;
};

export type GuidanceModelDeps = {
  view: Readable<CaseView | null>;
  risk: Readable<ShownRisk>;
  clock: Clock;
  record: <N extends GuidanceRequest>(request: N, input: Omit<OutboxInput<N>, 'caseId'>) => void;
};

export type GuidanceModel = Readable<GuidanceState | null> & {
  confirm: (hospital: HospitalId, reason: string) => void;
  overrule: (reason: string) => void;
  close: () => void;
};

/** The same gate, advice and proposal as on the server, made here: they are there without a link too, and move when time alone changes them. */
export function createGuidanceModel({ view, risk, clock, record }: GuidanceModelDeps): GuidanceModel {
  const store = createStore<GuidanceState | null>(null);
  const proposalOf = createOwnProposals();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    clearTimeout(timer);
    const current = view.getSnapshot();
    if (!current) return;
    const inputs = inputsOf(current, risk.getSnapshot(), clock);
    const found = gate(inputs);
    const answer = current.driveNowAnswer;
    store.set({
      gate: found,
      advice: advice(found, inputs),
      vitals: inputs.vitals,
      ...waitingIn(current, found, proposalOf),
      answer,
    });
    const next = nextChangeAt(inputs);
    if (next !== null) timer = setTimeout(refresh, next - inputs.assessedAt);
  };
  const stopListening = [view.subscribe(refresh), risk.subscribe(refresh)];
  refresh();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    confirm: (hospital, reason) => {
      const waiting = store.getSnapshot()?.waiting;
      if (!waiting) return;
      const decisionId = DecisionIdSchema.parse(crypto.randomUUID());
      record('drive-now:confirm', { ...answered(waiting), hospital, reason, decisionId });
    },
    overrule: (reason) => {
      const waiting = store.getSnapshot()?.waiting;
      if (waiting) record('drive-now:overrule', { ...answered(waiting), reason });
    },
    close: () => {
      clearTimeout(timer);
      for (const stop of stopListening) stop();
    },
  };
}

function answered({ id, criteria }: DriveNowProposal) {
  return { proposalId: id, criteria };
}

/** Scores that are behind the record are no scores for an advice: they count as missing. */
function inputsOf({ intake, vitals, ecg }: CaseView, shown: ShownRisk, clock: Clock): GuidanceInputs {
  const isCurrent = shown.kind === 'server' || shown.kind === 'tablet';
  return { intake, vitals, ecg, scores: isCurrent ? shown.assessment.scores : [], assessedAt: clock.now() };
}

type OwnProposals = (criteria: readonly GateCriterion[]) => DriveNowProposal;

/** [GT8] This tablet's own proposal. It keeps its id as long as it says the same, so that what is on the screen stays what is answered. */
function createOwnProposals(): OwnProposals {
  let known: DriveNowProposal | null = null;
  return (criteria) => {
    if (known?.criteria.join() !== criteria.join())
      known = { id: ProposalIdSchema.parse(crypto.randomUUID()), criteria: [...criteria] };
    return known;
  };
}

/** The server's proposal, or this tablet's where its own gate says something that the server has not proposed. None that is answered, also when the answer still waits. */
function waitingIn(
  { confirmed, driveNowAnswer }: CaseView,
  found: Gate,
  proposalOf: OwnProposals,
): Pick<GuidanceState, 'waiting' | 'isOwnProposal'> {
  const server = confirmed?.driveNow ?? null;
  const criteria = criteriaToPropose(found, server, confirmed?.decision?.disposition ?? null);
  const isOwnProposal = criteria.length > 0;
  const waiting = isOwnProposal ? proposalOf(criteria) : server?.answer === null ? server : null;
  const isAnswered = waiting !== null && covers(driveNowAnswer, waiting.criteria);
  return isAnswered ? { waiting: null, isOwnProposal: false } : { waiting, isOwnProposal };
}

/** Who drives has answered everything; an overruled reason is answered, another one is not. */
function covers(answer: DriveNowAnswer | null, criteria: readonly GateCriterion[]): boolean {
  if (answer === null) return false;
  return answer.kind === 'confirmed' || criteria.every((criterion) => answer.criteria.includes(criterion));
}
