import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import type { CaseView } from '../../lib/case/caseView.ts';

/**
 * The scores on the screen and whose they are. `server`: over everything that was entered, and logged. `tablet`: computed here over entries that the server does
 * not have yet. `behind`: the server's, older than what was entered, because this tablet cannot compute (yet).
 */
export type ShownRisk =
  | { readonly kind: 'none' }
  | { readonly kind: 'server' | 'tablet' | 'behind'; readonly assessment: RiskAssessment };

type Candidates = {
  view: CaseView | null;
  /** Over the very record of `view`; `null` while that is being computed. */
  local: RiskAssessment | null;
  /** What was shown until now. */
  before: ShownRisk;
};

/** Never an older score without saying so, and no flicker while the new one is being computed. */
export function chooseAssessment({ view, local, before }: Candidates): ShownRisk {
  const server = view?.confirmed?.risk ?? null;
  if (local)
    return server && isSameResult(server, local)
      ? { kind: 'server', assessment: server }
      : { kind: 'tablet', assessment: local };
  const hasUnseenEntries =
    view?.onTheWay.some((name) => name === 'intake:change' || name === 'vitals:record') ?? false;
  if (server && !hasUnseenEntries) return { kind: 'server', assessment: server };
  if (server) return { kind: 'behind', assessment: server };
  return before.kind === 'none' ? before : { kind: 'behind', assessment: before.assessment };
}

/** Times and hashes differ where the results do not: the server does not log a score anew that came out the same. */
function isSameResult(one: RiskAssessment, other: RiskAssessment): boolean {
  return JSON.stringify(one.scores) === JSON.stringify(other.scores);
}
