import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import {
  type Consult,
  type ConsultRing,
  offerOf,
  type OpenOffer,
  ringingAt,
  waitsSince,
} from '@smart-triage/shared/domain/consult';
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
      /** Who had it before, while it rings again. */
      readonly released: Consult['released'];
      readonly ringing: readonly ConsultRing[];
      readonly isWithdrawing: boolean;
    }
  /** In the call. `holder` has the consult; one who only looks along does not. `offer`: somebody is asked to take it over, or to look too. */
  | {
      readonly kind: 'joined';
      readonly consultants: readonly Actor[];
      readonly holder: Actor | null;
      readonly offer: OpenOffer | null;
    }
  /** Has the consult, and is not in the call now. They still see the case. */
  | { readonly kind: 'left'; readonly holder: Actor; readonly offer: OpenOffer | null };

export function consultOf(view: CaseView | null): ConsultState {
  const confirmed = view?.confirmed ?? null;
  const holder = confirmed?.consult.holder?.person ?? null;
  // Before who is in the call: somebody may look along while it still, or again, rings.
  const since = confirmed && waitsSince(confirmed);
  const offer = confirmed && offerOf(confirmed);
  if (confirmed?.status === 'consult-requested' && since !== null) {
    return {
      kind: 'asked',
      since,
      released: confirmed.consult.released,
      ringing: ringingAt(confirmed),
      isWithdrawing: view?.onTheWay.includes('consult:withdraw') ?? false,
    };
  }
  if (confirmed && confirmed.consultants.length > 0) {
    return { kind: 'joined', consultants: confirmed.consultants, holder, offer };
  }
  if (view?.onTheWay.includes('consult:request')) return { kind: 'on-the-way' };
  if (confirmed?.status === 'in-consult' && holder) return { kind: 'left', holder, offer };
  return {
    kind: 'not-asked',
    refusal: refusalOf(confirmed?.status ?? 'opened', 'consult-requested', 'paramedic'),
  };
}
