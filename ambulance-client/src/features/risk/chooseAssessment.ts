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
    view?.onTheWay.some(
      (name) => name === 'intake:change' || name === 'vitals:record' || name === 'vitals:withdraw',
    ) ?? false;
  if (server && !hasUnseenEntries) return { kind: 'server', assessment: server };
  if (server) return { kind: 'behind', assessment: server };
  return before.kind === 'none' ? before : { kind: 'behind', assessment: before.assessment };
}

/** Half of the last digit that a screen shows (a tenth of a per cent). WebAssembly and the server agree to about 1e-6, not to the last bit. */
const INVISIBLE = 0.0005;

/** Times and hashes differ where the results do not: the server does not log a score anew that came out the same. */
function isSameResult(one: RiskAssessment, other: RiskAssessment): boolean {
  return isSame(byScore(one), byScore(other));
}

/** Whoever computed them may list them in another order. */
function byScore({ scores }: RiskAssessment) {
  return Object.fromEntries(scores.map((result) => [result.score, result]));
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) < INVISIBLE;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [a, b] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return a.size === b.size && [...a].every(([key, value]) => isSame(value, b.get(key)));
}
