import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { isSameAlert, type VitalAlert, vitalAlerts } from '@smart-triage/shared/domain/alerts';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';

/** IEC 60601-1-8: high is red, medium yellow, low cyan. */
export type Priority = 'high' | 'medium' | 'low';

export type Alert =
  | { kind: 'vital'; id: string; priority: Priority; isAcknowledged: boolean; vital: VitalAlert }
  | { kind: 'technical'; id: string; priority: Priority; what: TechnicalAlert };

export type TechnicalAlert =
  | { type: 'ecg-stopped'; since: Instant }
  | { type: 'leads-off'; leads: readonly Lead[] }
  | { type: 'vitals-stale'; since: Instant };

/** The sliding analysis comes every two seconds; after this long without one, ECG no longer arrives whole. */
const ECG_MISSED_MS = 15_000;
/** What a monitor measures all the time is no longer of now. */
const VITALS_STALE_MS = 60_000;
const LEAD_OFF = new Set(['missing', 'flat', 'saturated']);

export type LiveReading = { analysis: EcgAnalysis; endedAt: Instant } | null;

/** [AL1] All alerts of a case, most urgent first; those that somebody has seen come last among their like. */
export function alertList(state: CaseState, live: LiveReading, now: Instant): Alert[] {
  if (isInOtherHands(state)) return [];
  return [...vitalList(state), ...technicalList(state, live, now)].sort((a, b) => rank(a) - rank(b));
}

/** The alerts that a person still has to see, of a case as the board knows it. */
export function unseenPriority(state: CaseState): Priority | null {
  if (isInOtherHands(state)) return null;
  const open = vitalList(state).filter(({ isAcknowledged }) => !isAcknowledged);
  return PRIORITIES.find((priority) => open.some((alert) => alert.priority === priority)) ?? null;
}

/** Whoever took the patient over watches now. */
function isInOtherHands({ status }: CaseState): boolean {
  return status === 'handed-over' || isOver(status);
}

const PRIORITIES: readonly Priority[] = ['high', 'medium', 'low'];

function rank(alert: Alert): number {
  const isSeen = alert.kind === 'vital' && alert.isAcknowledged;
  return PRIORITIES.indexOf(alert.priority) * 2 + Number(isSeen);
}

function vitalList({
  vitals,
  alertLimits,
  acknowledgedAlerts,
}: CaseState): Extract<Alert, { kind: 'vital' }>[] {
  return vitalAlerts(vitals, alertLimits).map((vital) => ({
    kind: 'vital',
    id: `${vital.sign}-${vital.side}-${vital.level}`,
    priority: vital.level === 'crisis' ? 'high' : 'medium',
    isAcknowledged: acknowledgedAlerts.some((ref) => isSameAlert(ref, vital)),
    vital,
  }));
}

/** About the measuring, not about the patient. Nothing is expected before something has come. */
function technicalList(
  state: CaseState,
  live: LiveReading,
  now: Instant,
): Extract<Alert, { kind: 'technical' }>[] {
  return [ecgStopped(live, now), leadsOff(live), vitalsStale(state, now)].flatMap((found) => found ?? []);
}

function technical(priority: Priority, what: TechnicalAlert): Extract<Alert, { kind: 'technical' }> {
  return { kind: 'technical', id: what.type, priority, what };
}

function ecgStopped(live: LiveReading, now: Instant) {
  if (!live || ageMs(live.endedAt, now) <= ECG_MISSED_MS) return null;
  return technical('medium', { type: 'ecg-stopped', since: live.endedAt });
}

function leadsOff(live: LiveReading) {
  if (!live) return null;
  const { leads } = live.analysis.quality;
  const off = STANDARD_LEADS.filter((lead) => leads[lead]?.some((problem) => LEAD_OFF.has(problem)));
  return off.length === 0 ? null : technical('low', { type: 'leads-off', leads: off });
}

function vitalsStale({ vitals }: CaseState, now: Instant) {
  const times = [vitals.heartRate, vitals.spo2].flatMap((known) => (known ? [known.measuredAt] : []));
  const [oldest] = times.sort((a, b) => a - b);
  if (oldest === undefined || ageMs(oldest, now) <= VITALS_STALE_MS) return null;
  return technical('low', { type: 'vitals-stale', since: oldest });
}
