import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import { type ConsultRing, ringingAt } from '@smart-triage/shared/domain/consult';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { CaseView } from '../../lib/case/caseView.ts';

/** How far the asking for a cardiologist is. */
export type ConsultState =
  | { readonly kind: 'not-asked'; readonly refusal: ErrorCode | null }
  | { readonly kind: 'on-the-way' }
  /** It rings at these people, as far as the server said; at nobody when nobody is signed in. */
  | {
      readonly kind: 'asked';
      readonly since: Instant;
      readonly ringing: readonly ConsultRing[];
      readonly isWithdrawing: boolean;
    }
  /** In the call. `holder` has the consult; one who only looks along does not. */
  | { readonly kind: 'joined'; readonly consultants: readonly Actor[]; readonly holder: Actor | null }
  /** Has the consult, and is not in the call now. They still see the case. */
  | { readonly kind: 'left'; readonly holder: Actor };

export function consultOf(view: CaseView | null): ConsultState {
  const confirmed = view?.confirmed ?? null;
  const holder = confirmed?.consult.holder?.person ?? null;
  // Before who is in the call: somebody may look along while it still, or again, rings.
  if (confirmed?.status === 'consult-requested' && confirmed.consultRequestedAt !== null) {
    return {
      kind: 'asked',
      since: confirmed.consultRequestedAt,
      ringing: ringingAt(confirmed),
      isWithdrawing: view?.onTheWay.includes('consult:withdraw') ?? false,
    };
  }
  if (confirmed && confirmed.consultants.length > 0) {
    return { kind: 'joined', consultants: confirmed.consultants, holder };
  }
  if (view?.onTheWay.includes('consult:request')) return { kind: 'on-the-way' };
  if (confirmed?.status === 'in-consult' && holder) return { kind: 'left', holder };
  return {
    kind: 'not-asked',
    refusal: refusalOf(confirmed?.status ?? 'opened', 'consult-requested', 'paramedic'),
  };
}
