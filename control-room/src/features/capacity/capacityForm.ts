import type { CapacityChange, CathLab, EdState } from '@smart-triage/shared/domain/capacity';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';

/** What has been filled in. `null` is left as it is: saying nothing about the beds does not make their count newer. */
export type CapacityForm = {
  ed: EdState['kind'] | null;
  reason: string;
  /** How long from now; `null` when nobody knows. */
  minutes: number | null;
  cardiacBeds: number | null;
  cathLab: CathLab | null;
};

export const EMPTY_FORM: CapacityForm = {
  ed: null,
  reason: '',
  minutes: null,
  cardiacBeds: null,
  cathLab: null,
};

/** The shortest reason that says something (`EdStateSchema`). */
const MIN_REASON = 3;

/** The changes that the form asks for, or what it still needs: something, or why a hospital pauses or stops. */
export function changesOf(
  form: CapacityForm,
  hospital: HospitalId,
  now: Instant,
): CapacityChange[] | 'nothing' | 'no-reason' {
  const changes: CapacityChange[] = [];
  const ed = edOf(form, now);
  if (ed === 'no-reason') return ed;
  if (ed) changes.push({ hospital, item: 'ed', value: ed });
  if (form.cardiacBeds !== null) changes.push({ hospital, item: 'cardiacBeds', value: form.cardiacBeds });
  if (form.cathLab !== null) changes.push({ hospital, item: 'cathLab', value: form.cathLab });
  return changes.length > 0 ? changes : 'nothing';
}

function edOf({ ed, reason, minutes }: CapacityForm, now: Instant): EdState | 'no-reason' | null {
  if (ed === null || ed === 'open') return ed && { kind: ed };
  if (reason.trim().length < MIN_REASON) return 'no-reason';
  return { kind: ed, reason: reason.trim(), until: minutes === null ? null : addMs(now, minutes * 60_000) };
}
