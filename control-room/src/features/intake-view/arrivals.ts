import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { INTAKE_FIELD_NAMES, type IntakeField } from '@smart-triage/shared/domain/intake';
import type { Instant } from '@smart-triage/shared/time/instant';

/** Since when the server has each value as it stands. What was entered without a link came later: this is not when the crew asked the patient. */
export type Arrivals = Partial<Record<IntakeField, Instant>>;

/** From the log of the case, oldest first: the last entry of a field counts, also when it says the same again. */
export function arrivalsOf(events: readonly CaseEvent[]): Arrivals {
  const arrivals: Arrivals = {};
  for (const { fact, at } of events) {
    if (fact.type !== 'intake-changed') continue;
    for (const field of INTAKE_FIELD_NAMES) if (fact.changes[field] !== undefined) arrivals[field] = at;
  }
  return arrivals;
}
