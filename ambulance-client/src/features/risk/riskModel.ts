import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { RiskAssessment, ScoreInputs } from '@smart-triage/shared/domain/score';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseView } from '../../lib/case/caseView.ts';
import { chooseAssessment, type ShownRisk } from './chooseAssessment.ts';

/** What the tablet needs of the score engine; the same files as on the server run behind it. */
export type Assessor = { assess(inputs: ScoreInputs): Promise<RiskAssessment> };

export type RiskModelDeps = {
  view: Readable<CaseView | null>;
  clock: Clock;
  /** Loaded after the first paint; rejects when it cannot be had now, and is asked again at the next change. */
  loadAssessor: () => Promise<Assessor>;
};

export type RiskModel = Readable<ShownRisk> & { close: () => void };

/** The scores over what the crew sees: computed here at once, and by the server, which logs them. They move with and without a link. */
export function createRiskModel({ view, clock, loadAssessor }: RiskModelDeps): RiskModel {
  const store = createStore<ShownRisk>({ kind: 'none' });
  let local: RiskAssessment | null = null;
  let assessed: CaseView | null = null;
  let isAssessing = false;

  const refresh = (): void => {
    const current = view.getSnapshot();
    const isBehind = !current || !isSameRecord(current, assessed);
    store.set(
      chooseAssessment({ view: current, local: isBehind ? null : local, before: store.getSnapshot() }),
    );
  };
  /** One at a time, always over the newest record: what changed meanwhile is assessed next. */
  const assess = async (): Promise<void> => {
    const current = view.getSnapshot();
    if (isAssessing || !current || isSameRecord(current, assessed)) return;
    isAssessing = true;
    try {
      const assessor = await loadAssessor();
      const { intake, vitals } = current;
      local = await assessor.assess({ intake, vitals, assessedAt: clock.now() });
      assessed = current;
      refresh();
    } catch {
      // Without a runtime on the tablet the server's scores still come; the screen says from when they are.
      local = null;
      assessed = current;
    } finally {
      isAssessing = false;
    }
    await assess();
  };
  const unsubscribe = view.subscribe(() => {
    refresh();
    void assess();
  });
  refresh();
  void assess();
  return { getSnapshot: store.getSnapshot, subscribe: store.subscribe, close: unsubscribe };
}

/** By content: the same entries come as other objects once the server has confirmed them. */
function isSameRecord(one: CaseView, other: CaseView | null): boolean {
  return other !== null && contentOf(one) === contentOf(other);
}

function contentOf({ intake, vitals }: CaseView): string {
  return canonicalJson({ intake, vitals });
}
