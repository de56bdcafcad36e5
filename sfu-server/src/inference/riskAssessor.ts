import { nextChangeAt, type GateInputs } from '@smart-triage/models/guidance/guidanceInputs';
import type { CaseAssessment } from '@smart-triage/models/runtime/assessCase';
import type { CaseEvent, CaseFact, CaseFactType } from '@smart-triage/shared/domain/caseEvent';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { criteriaToPropose } from '@smart-triage/shared/domain/driveNow';
import { guidanceGist } from '@smart-triage/shared/domain/guidanceGist';
import type { CaseId, ProposalId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { RiskAssessment, ScoreResult } from '@smart-triage/shared/domain/score';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import type { Clock } from '@smart-triage/shared/time/clock';
import { randomUUID } from 'node:crypto';
import type { CaseService } from '../cases/caseService.ts';
import type { InferenceService } from './inferenceService.ts';
import { Reminders } from './reminders.ts';

const INPUTS: ReadonlySet<CaseFactType> = new Set<CaseFactType>([
  'case-opened',
  'intake-changed',
  'vitals-recorded',
  'vitals-withdrawn',
  'ecg-recorded',
  'ecg-verified',
]);

type RiskAssessorDeps = {
  inference: Pick<InferenceService, 'assess'>;
  cases: () => CaseService;
  clock: Clock;
  onError: (error: unknown, caseId: CaseId) => void;
};

/**
 * Follows the record with scores, gate and advice: after each change of an input, and when time alone changes them, the case is assessed, and what differs
 * from the last becomes a fact. Changes that arrive while an assessment runs are covered by one more run over the newest state.
 */
export class RiskAssessor {
  readonly #deps: RiskAssessorDeps;
  readonly #running = new Map<CaseId, { again: Actor | null; done: Promise<void> }>();
  readonly #reminders: Reminders;

  constructor(deps: RiskAssessorDeps) {
    this.#deps = deps;
    this.#reminders = new Reminders(deps.clock, (caseId) => {
      this.#handleReminder(caseId);
    });
  }

  /**
   * [CS7] An input can be stored and the server die, or its disk fill up, before the scores are: each case is looked at again. What is up to date stays. Time has
   * passed for all of them.
   */
  catchUp(): void {
    for (const { caseId, crew } of this.#deps.cases().directory.open()) this.#request(caseId, crew);
  }

  handleEvent({ caseId, by, fact }: CaseEvent, state: CaseState): void {
    if (isOver(state.status)) this.#reminders.cancel(caseId);
    else if (INPUTS.has(fact.type)) this.#request(caseId, by);
  }

  async idle(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  async close(): Promise<void> {
    this.#reminders.close();
    await this.idle();
    this.#reminders.close();
  }

  #handleReminder(caseId: CaseId): void {
    const state = this.#deps.cases().directory.find(caseId);
    if (state && !isOver(state.status)) this.#request(caseId, state.crew);
  }

  #request(caseId: CaseId, by: Actor): void {
    const running = this.#running.get(caseId);
    if (running) {
      running.again = by;
      return;
    }
    const entry = { again: null as Actor | null, done: Promise.resolve() };
    this.#running.set(caseId, entry);
    entry.done = this.#follow(caseId, by, entry);
  }

  async #follow(caseId: CaseId, first: Actor, entry: { again: Actor | null }): Promise<void> {
    let actor: Actor | null = first;
    while (actor) {
      await this.#assess(caseId, actor);
      actor = entry.again;
      entry.again = null;
    }
    this.#running.delete(caseId);
  }

  async #assess(caseId: CaseId, actor: Actor): Promise<void> {
    try {
      const cases = this.#deps.cases();
      const { intake, vitals, ecg } = cases.directory.get(caseId);
      const inputs: GateInputs = { intake, vitals, ecg, assessedAt: this.#deps.clock.now() };
      const result = await this.#deps.inference.assess(inputs);
      for (const factOf of [riskFact, guidanceFact, proposalFact])
        await cases.conclude(caseId, actor, (state) => (isOver(state.status) ? null : factOf(state, result)));
      this.#reminders.set(caseId, nextChangeAt(inputs));
    } catch (error) {
      this.#deps.onError(error, caseId);
    }
  }
}

function riskFact({ risk }: CaseState, { assessment }: CaseAssessment): CaseFact | null {
  const scores = changedScores(risk, assessment);
  return scores.length === 0 ? null : { type: 'risk-assessed', assessment: { ...assessment, scores } };
}

function guidanceFact({ guidance: known }: CaseState, { guidance }: CaseAssessment): CaseFact | null {
  const isSame = known !== null && guidanceGist(known) === guidanceGist(guidance);
  return isSame ? null : { type: 'guidance-given', guidance };
}

function proposalFact(state: CaseState, { guidance }: CaseAssessment): CaseFact | null {
  if (refusalOf(state.status, 'drive-now-proposed', 'paramedic') !== null) return null;
  const criteria = criteriaToPropose(guidance.gate, state.driveNow, state.decision?.disposition ?? null);
  if (criteria.length === 0) return null;
  return { type: 'drive-now-proposed', proposal: { id: randomUUID() as ProposalId, criteria } };
}

/** A heart rate moves one score of many every few seconds: what stayed the same is not logged again. */
function changedScores(known: RiskAssessment | null, next: RiskAssessment): ScoreResult[] {
  const before = new Map(known?.scores.map((result) => [result.score, canonicalJson(result)]));
  return next.scores.filter((result) => before.get(result.score) !== canonicalJson(result));
}
