import type { CaseEvent, CaseFactType } from '@smart-triage/shared/domain/caseEvent';
import type { RiskAssessment, ScoreResult } from '@smart-triage/shared/domain/score';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService } from '../cases/caseService.ts';
import type { InferenceService } from './inferenceService.ts';

const INPUTS: ReadonlySet<CaseFactType> = new Set<CaseFactType>([
  'case-opened',
  'intake-changed',
  'vitals-recorded',
]);

type RiskAssessorDeps = {
  inference: Pick<InferenceService, 'assess'>;
  cases: () => CaseService;
  clock: Clock;
  onError: (error: unknown, caseId: CaseId) => void;
};

/**
 * Follows the record with scores: after each change of an input the case is assessed, and the result becomes a fact when it differs from the last. Changes that arrive while an assessment runs are covered by one more run over the newest state.
 */
export class RiskAssessor {
  readonly #deps: RiskAssessorDeps;
  readonly #running = new Map<CaseId, { again: Actor | null; done: Promise<void> }>();

  constructor(deps: RiskAssessorDeps) {
    this.#deps = deps;
  }

  handleEvent({ caseId, by, fact }: CaseEvent): void {
    if (INPUTS.has(fact.type)) this.#start(caseId, by);
  }

  /** [CS7] An input can be stored and the server die, or its disk fill up, before the scores are: each case is looked at again. What is up to date stays. */
  catchUp(): void {
    for (const { caseId, crew } of this.#deps.cases().directory.open()) this.#start(caseId, crew);
  }

  #start(caseId: CaseId, by: Actor): void {
    const running = this.#running.get(caseId);
    if (running) {
      running.again = by;
      return;
    }
    const entry = { again: null as Actor | null, done: Promise.resolve() };
    this.#running.set(caseId, entry);
    entry.done = this.#follow(caseId, by, entry);
  }

  async idle(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ done }) => done));
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
      const { intake, vitals } = this.#deps.cases().directory.get(caseId);
      const assessedAt = this.#deps.clock.now();
      const assessment = await this.#deps.inference.assess({ intake, vitals, assessedAt });
      await this.#deps.cases().conclude(caseId, actor, ({ risk }) => {
        const scores = changedScores(risk, assessment);
        return scores.length === 0 ? null : { type: 'risk-assessed', assessment: { ...assessment, scores } };
      });
    } catch (error) {
      this.#deps.onError(error, caseId);
    }
  }
}

/** A heart rate moves one score of many every few seconds: what stayed the same is not logged again. */
function changedScores(known: RiskAssessment | null, next: RiskAssessment): ScoreResult[] {
  const before = new Map(known?.scores.map((result) => [result.score, canonicalJson(result)]));
  return next.scores.filter((result) => before.get(result.score) !== canonicalJson(result));
}
