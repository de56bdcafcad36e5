import { z } from 'zod';
import { ErrorCode } from '../errors/errorCode.ts';
import type { CaseFactType } from './caseEvent.ts';
import type { Role } from './role.ts';

/** Where a case stands. Each value says what has happened, not what somebody hopes. */
export const CaseStatusSchema = z.enum([
  /** A crew started it; nothing is known yet. */
  'opened',
  /** The crew is entering history, vital signs or ECG. */
  'assessing',
  /** The crew asked for a cardiologist, and nobody has taken the consult (any more): it rings. */
  'consult-requested',
  /** A cardiologist has taken the consult. */
  'in-consult',
  /** A decision is recorded; the crew has not confirmed it. */
  'decided',
  /** The crew has read and confirmed the decision in force. */
  'acknowledged',
  /** The ambulance is driving to the destination. */
  'en-route',
  /** The patient is in other hands: hospital, or general practitioner. */
  'handed-over',
  /** Nothing more is expected of the crew. */
  'closed',
  /** It is known how the patient fared, or that it will not be known. */
  'followed-up',
]);
export type CaseStatus = z.infer<typeof CaseStatusSchema>;

/** Nobody looks after the patient through this case any more. */
export function isOver(status: CaseStatus): boolean {
  return status === 'closed' || status === 'followed-up';
}

type Step = {
  from: readonly CaseStatus[];
  by: readonly Role[];
  /** The next status; a step without one (an input, a score) leaves the case where it is. */
  to?: CaseStatus;
};

const BEFORE_DECISION = ['opened', 'assessing', 'consult-requested', 'in-consult'] as const;
const OVER = ['closed', 'followed-up'] as const;
const OPEN = [...BEFORE_DECISION, 'decided', 'acknowledged', 'en-route', 'handed-over'] as const;
const DECIDED = ['decided', 'acknowledged', 'en-route'] as const;
const ASKED = ['consult-requested', 'in-consult', ...DECIDED] as const;
const UNTIL_HANDOVER = [...BEFORE_DECISION, 'decided', 'acknowledged', 'en-route'] as const;

/**
 * What may happen when, and by whom. The server decides with this table, and both screens enable their buttons with it.
 * Measurements and scores go on after the decision: a patient can get worse on the way.
 */
const STEPS: Record<Exclude<CaseFactType, 'case-opened'>, Step> = {
  'intake-changed': { from: UNTIL_HANDOVER, by: ['paramedic'] },
  'vitals-recorded': { from: UNTIL_HANDOVER, by: ['paramedic'] },
  'vitals-withdrawn': { from: UNTIL_HANDOVER, by: ['paramedic'] },
  'ecg-started': { from: UNTIL_HANDOVER, by: ['paramedic'] },
  'ecg-recorded': { from: UNTIL_HANDOVER, by: ['paramedic', 'cardiologist'] },
  // The samples can come after the case was closed: they wait on the tablet until there is a link.
  'ecg-verified': { from: [...OPEN, ...OVER], by: ['paramedic'] },
  'alert-acknowledged': { from: UNTIL_HANDOVER, by: ['paramedic', 'cardiologist'] },
  'alert-limits-set': { from: UNTIL_HANDOVER, by: ['paramedic', 'cardiologist'] },
  'ecg-noted': { from: OPEN, by: ['cardiologist'] },
  'ecg-note-withdrawn': { from: OPEN, by: ['cardiologist'] },
  'ecg-measured': { from: OPEN, by: ['cardiologist'] },
  'hear-judged': { from: UNTIL_HANDOVER, by: ['cardiologist'] },
  'risk-assessed': { from: OPEN, by: ['paramedic', 'cardiologist'] },
  'guidance-given': { from: OPEN, by: ['paramedic', 'cardiologist'] },
  'drive-now-proposed': { from: UNTIL_HANDOVER, by: ['paramedic', 'cardiologist'] },
  'drive-now-confirmed': { from: UNTIL_HANDOVER, by: ['paramedic'], to: 'acknowledged' },
  'drive-now-overruled': { from: UNTIL_HANDOVER, by: ['paramedic', 'cardiologist'] },
  'consult-requested': {
    from: ['opened', 'assessing', 'in-consult'],
    by: ['paramedic'],
    to: 'consult-requested',
  },
  'consult-withdrawn': { from: ['consult-requested'], by: ['paramedic'], to: 'assessing' },
  // Also of who was chosen for a consult that somebody has, or had: an offer rings like any other.
  'consult-rung': { from: ASKED, by: ['paramedic'] },
  'consult-unreached': { from: ASKED, by: ['paramedic'] },
  'consult-seen': { from: ASKED, by: ['cardiologist'] },
  'consult-declined': { from: ASKED, by: ['cardiologist'] },
  'consult-taken': { from: UNTIL_HANDOVER, by: ['cardiologist'] },
  'consult-assigned': { from: ASKED, by: ['cardiologist', 'dispatcher'] },
  'consult-released': { from: ['in-consult'], by: ['cardiologist'], to: 'consult-requested' },
  'consult-joined': { from: UNTIL_HANDOVER, by: ['cardiologist'] },
  'consult-left': { from: OPEN, by: ['cardiologist'] },
  'decision-recorded': { from: UNTIL_HANDOVER, by: ['cardiologist'], to: 'decided' },
  'destination-changed': { from: DECIDED, by: ['cardiologist', 'dispatcher'], to: 'decided' },
  'decision-acknowledged': { from: ['decided'], by: ['paramedic'], to: 'acknowledged' },
  'decision-disagreed': { from: DECIDED, by: ['paramedic'] },
  'patient-wish-recorded': { from: UNTIL_HANDOVER, by: ['paramedic'] },
  'safety-net-given': { from: DECIDED, by: ['paramedic'] },
  'gp-informed': { from: [...DECIDED, 'handed-over'], by: ['paramedic'] },
  'arrival-expected': { from: DECIDED, by: ['paramedic'] },
  'handover-checked': { from: OPEN, by: ['paramedic'] },
  'record-consent-noted': { from: OPEN, by: ['paramedic', 'cardiologist'] },
  // A patient may take consent back, and have erased what was recorded, long after the ride.
  'video-consent-noted': { from: [...OPEN, ...OVER], by: ['paramedic', 'cardiologist'] },
  'video-recording-started': { from: OPEN, by: ['paramedic'] },
  'video-recording-stopped': { from: [...OPEN, ...OVER], by: ['paramedic'] },
  'video-erased': { from: [...OPEN, ...OVER], by: ['paramedic', 'cardiologist'] },
  // It waits on the tablet for a link, and comes behind the end of the case, which is shorter.
  'photo-taken': { from: [...OPEN, ...OVER], by: ['paramedic'] },
  'photo-asked': { from: UNTIL_HANDOVER, by: ['cardiologist'] },
  'message-sent': { from: OPEN, by: ['paramedic', 'cardiologist'] },
  'messages-read': { from: OPEN, by: ['paramedic', 'cardiologist'] },
  'patient-hearing-set': { from: OPEN, by: ['paramedic'] },
  'hospital-announced': { from: DECIDED, by: ['paramedic', 'cardiologist', 'dispatcher'] },
  'hospital-answered': { from: DECIDED, by: ['cardiologist', 'dispatcher'] },
  'transport-started': { from: ['acknowledged'], by: ['paramedic'], to: 'en-route' },
  'handed-over': { from: ['acknowledged', 'en-route'], by: ['paramedic'], to: 'handed-over' },
  'case-closed': { from: ['opened', 'assessing', 'handed-over'], by: ['paramedic'], to: 'closed' },
  'ecg-compared': { from: OVER, by: ['paramedic'] },
  'follow-up-recorded': { from: OVER, by: ['researcher'], to: 'followed-up' },
  'case-closed-undecided': { from: BEFORE_DECISION, by: ['paramedic'], to: 'closed' },
};

export type CaseStep = keyof typeof STEPS;

/** `null` when this role may take the step from this status, else the reason why not. */
export function refusalOf(status: CaseStatus, step: CaseStep, role: Role): ErrorCode | null {
  const { from, by } = STEPS[step];
  if (!by.includes(role)) return ErrorCode.NotPermitted;
  return from.includes(status) ? null : ErrorCode.NotAllowedNow;
}

/** The status that a case has after a fact. Total, because a stored fact has already been allowed. */
export function statusAfter(status: CaseStatus, fact: CaseFactType): CaseStatus {
  if (fact === 'case-opened') return 'opened';
  if (fact === 'consult-joined' || fact === 'consult-taken')
    return isBeforeDecision(status) ? 'in-consult' : status;
  if (INPUTS.has(fact)) return status === 'opened' ? 'assessing' : status;
  return STEPS[fact].to ?? status;
}

/** What the crew learns about the patient. */
const INPUTS: ReadonlySet<CaseFactType> = new Set([
  'intake-changed',
  'vitals-recorded',
  'ecg-started',
  'ecg-recorded',
]);

function isBeforeDecision(status: CaseStatus): boolean {
  return BEFORE_DECISION.some((candidate) => candidate === status);
}
