import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { type VitalSign, VITAL_SIGN_NAMES } from '@smart-triage/shared/domain/vitals';
import type { Change } from '../outbox/outboxItem.ts';

/**
 * [OB5] What a tablet can tell again of a case that the server had and has no more: that it is open, what the crew said of the patient, the newest vital signs with their
 * times, and the ECG streams, whose frames follow as far as they are still here. What others did (decisions, messages) is not the tablet's to tell.
 */
export function retold(state: CaseState): Change[] {
  const { caseId, unit, simulated, openedAt, intake } = state;
  return [
    { name: 'case:open', input: { caseId, unit, simulated, openedAt } },
    ...(Object.keys(intake).length > 0
      ? [{ name: 'intake:change' as const, input: { caseId, changes: intake } }]
      : []),
    ...VITAL_SIGN_NAMES.flatMap((sign) => vitalsOf(state, sign)),
    ...state.ecgStreams.map((stream) => ({ name: 'ecg:start' as const, input: { caseId, stream } })),
  ];
}

function vitalsOf({ caseId, simulated, vitals }: CaseState, sign: VitalSign): Change[] {
  const latest = vitals[sign];
  if (!latest) return [];
  // Who measured it is not kept with the newest values: now it is the crew's word.
  const source = simulated ? 'simulator' : 'crew';
  const reading = { measuredAt: latest.measuredAt, source, values: { [sign]: latest.value } } as const;
  return [{ name: 'vitals:record', input: { caseId, reading } }];
}
