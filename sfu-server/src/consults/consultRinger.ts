import type { CaseEvent, CaseFactType } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { offerOf } from '@smart-triage/shared/domain/consult';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { type SiteId, siteOf } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService } from '../cases/caseService.ts';
import { Reminders } from '../inference/reminders.ts';
import { offerPlan, type OnDuty, type RingPlan, ringPlan } from './ringPlan.ts';

type ConsultRingerDeps = {
  cases: () => Pick<CaseService, 'directory' | 'conclude'>;
  duty: { of: (site: SiteId) => OnDuty };
  clock: Clock;
  escalateAfterMs: number;
  onError: (error: unknown, caseId: CaseId) => void;
};

/** What changes who should be ringing. */
const CHANGES: ReadonlySet<CaseFactType> = new Set<CaseFactType>([
  'consult-requested',
  'consult-rung',
  'consult-unreached',
  'consult-assigned',
  'consult-declined',
  'consult-released',
]);

/**
 * [CO2] [CO8] Lets consults ring at the next one: when somebody declined, when time has passed on the server's clock, when somebody comes or goes, and after a
 * restart. What is offered to one person rings at no other, and is told to have nobody to ring at.
 */
export class ConsultRinger {
  readonly #deps: ConsultRingerDeps;
  readonly #reminders: Reminders;
  readonly #looking = new Set<Promise<void>>();

  constructor(deps: ConsultRingerDeps) {
    this.#deps = deps;
    this.#reminders = new Reminders(deps.clock, (caseId) => {
      this.#look(caseId);
    });
  }

  handleEvent({ caseId, fact }: CaseEvent): void {
    if (CHANGES.has(fact.type)) this.#look(caseId);
  }

  /** Somebody of this organisation has come, or gone. */
  handlePresence(site: SiteId): void {
    for (const { caseId, crew } of this.#ringing()) if (siteOf(crew) === site) this.#look(caseId);
  }

  /** What was due while the server was away, or could not write. */
  catchUp(): void {
    for (const { caseId } of this.#ringing()) this.#look(caseId);
  }

  async close(): Promise<void> {
    this.#reminders.close();
    await Promise.all(this.#looking);
    this.#reminders.close();
  }

  #ringing() {
    return this.#deps
      .cases()
      .directory.open()
      .filter((state) => state.status === 'consult-requested' || offerOf(state) !== null);
  }

  #look(caseId: CaseId): void {
    const looking = this.#ring(caseId).catch((error: unknown) => {
      this.#deps.onError(error, caseId);
    });
    this.#looking.add(looking);
    void looking.then(() => this.#looking.delete(looking));
  }

  async #ring(caseId: CaseId): Promise<void> {
    const { cases } = this.#deps;
    const { crew } = cases().directory.get(caseId);
    await cases().conclude(caseId, crew, (state) => {
      this.#reminders.cancel(caseId);
      const plan = this.#planOf(state);
      if (!plan) return null;
      if (plan.kind === 'gone') return { type: 'consult-unreached', people: plan.people };
      if (plan.kind === 'ring') return { type: 'consult-rung', people: plan.people, why: plan.why };
      this.#reminders.set(caseId, plan.until);
      return null;
    });
  }

  #planOf(state: CaseState): RingPlan | null {
    const { clock, duty, escalateAfterMs } = this.#deps;
    const { rings } = state.consult;
    const there = duty.of(siteOf(state.crew));
    if (state.status === 'consult-requested') return ringPlan(rings, there, clock.now(), escalateAfterMs);
    const offer = offerOf(state);
    return (
      offer &&
      offerPlan(
        rings.find(({ person }) => person.id === offer.to.id),
        there,
      )
    );
  }
}
