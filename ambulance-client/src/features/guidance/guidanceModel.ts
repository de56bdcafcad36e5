import { advice } from '@smart-triage/models/guidance/advice';
import { gate } from '@smart-triage/models/guidance/gate';
import { nextChangeAt, type GuidanceInputs } from '@smart-triage/models/guidance/guidanceInputs';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { DriveNow } from '@smart-triage/shared/domain/driveNow';
import { type CaseEcg, NO_ECG } from '@smart-triage/shared/domain/ecgRecording';
import type { Advice, Gate } from '@smart-triage/shared/domain/guidance';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import type { LatestVitals } from '@smart-triage/shared/domain/vitals';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { OutboxInput } from '../../lib/outbox/outboxItem.ts';

/** The scores on the screen, as far as they belong to the record on the screen. */
type ShownRisk =
  | { readonly kind: 'none' }
  | { readonly kind: 'server' | 'tablet' | 'behind'; readonly assessment: RiskAssessment };

type GuidanceRequest = 'drive-now:confirm' | 'drive-now:overrule' | 'ecg:record';

/** Gate and advice over what the crew sees, with the server's proposal to drive while it waits for an answer that is not on its way yet. */
export type GuidanceState = {
  readonly gate: Gate;
  readonly advice: Advice;
  readonly vitals: LatestVitals;
  readonly ecg: CaseEcg;
  readonly waiting: DriveNow | null;
  readonly isRecording: boolean;
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
  recordEcg: () => void;
  close: () => void;
};

/** The same gate and advice as on the server, computed here: they are there without a link too, and move when time alone changes them. */
export function createGuidanceModel({ view, risk, clock, record }: GuidanceModelDeps): GuidanceModel {
  const store = createStore<GuidanceState | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = (): void => {
    clearTimeout(timer);
    const current = view.getSnapshot();
    if (!current) return;
    const inputs = inputsOf(current, risk.getSnapshot(), clock);
    store.set(stateOf(current, inputs));
    const next = nextChangeAt(inputs);
    if (next !== null) timer = setTimeout(refresh, next - inputs.assessedAt);
  };
  const stopListening = [view.subscribe(refresh), risk.subscribe(refresh)];
  refresh();
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    confirm: (hospital, reason) => {
      const proposalId = store.getSnapshot()?.waiting?.id;
      if (proposalId) record('drive-now:confirm', { proposalId, hospital, reason });
    },
    overrule: (reason) => {
      const proposalId = store.getSnapshot()?.waiting?.id;
      if (proposalId) record('drive-now:overrule', { proposalId, reason });
    },
    recordEcg: () => {
      record('ecg:record', {});
    },
    close: () => {
      clearTimeout(timer);
      for (const stop of stopListening) stop();
    },
  };
}

/** Scores that are behind the record are no scores for an advice: they count as missing. */
function inputsOf({ intake, vitals, confirmed }: CaseView, shown: ShownRisk, clock: Clock): GuidanceInputs {
  const isCurrent = shown.kind === 'server' || shown.kind === 'tablet';
  return {
    intake,
    vitals,
    ecg: confirmed?.ecg ?? NO_ECG,
    scores: isCurrent ? shown.assessment.scores : [],
    assessedAt: clock.now(),
  };
}

function stateOf({ confirmed, onTheWay }: CaseView, inputs: GuidanceInputs): GuidanceState {
  const found = gate(inputs);
  const driveNow = confirmed?.driveNow ?? null;
  const isAnswered = onTheWay.some((name) => name === 'drive-now:confirm' || name === 'drive-now:overrule');
  return {
    gate: found,
    advice: advice(found, inputs),
    vitals: inputs.vitals,
    ecg: confirmed?.ecg ?? NO_ECG,
    waiting: driveNow?.answer === null && !isAnswered ? driveNow : null,
    isRecording: onTheWay.includes('ecg:record'),
  };
}
