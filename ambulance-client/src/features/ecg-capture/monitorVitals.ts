import type { VitalSign, VitalsReading } from '@smart-triage/shared/domain/vitals';
import { VITAL_SIGN_NAMES } from '@smart-triage/shared/domain/vitals';
import type { Instant } from '@smart-triage/shared/time/instant';

type Values = VitalsReading['values'];
export type MeasuredValues = { readonly values: Values; readonly measuredAt: Instant };

/** A monitor says every second what a record needs every few: the newest value of each sign waits here until it is given, each with the time at which it was measured. */
export class MonitorVitals {
  readonly #waiting = new Map<VitalSign, { value: number; measuredAt: Instant }>();

  add(values: Values, measuredAt: Instant): void {
    for (const sign of VITAL_SIGN_NAMES) {
      const value = values[sign];
      if (value !== undefined) this.#waiting.set(sign, { value, measuredAt });
    }
  }

  /** What came since the last time, oldest first, together as it was measured: a pressure of a minute ago is a reading of its own. */
  take(): MeasuredValues[] {
    const groups = new Map<Instant, Values>();
    for (const [sign, { value, measuredAt }] of this.#waiting)
      groups.set(measuredAt, { ...groups.get(measuredAt), [sign]: value });
    this.#waiting.clear();
    return [...groups]
      .map(([measuredAt, values]) => ({ measuredAt, values }))
      .sort((one, other) => one.measuredAt - other.measuredAt);
  }
}
