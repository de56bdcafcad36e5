import type { Instant } from '@smart-triage/shared/time/instant';
import type { Format } from '@smart-triage/shared/ui/i18n/format.ts';
import type { VitalReading } from './vitalReadings.ts';

/** A half of a pressure that was not measured. */
const NOT_MEASURED = '–';

/** The value as it is written, and when it was measured; `null`: never. */
export function shownReading(
  { values, measuredAt, decimals }: VitalReading,
  format: Format,
): { text: string; measuredAt: Instant } | null {
  if (measuredAt === null) return null;
  const texts = values.map((value) => (value === null ? NOT_MEASURED : format.number(value, decimals)));
  return { text: texts.join('/'), measuredAt };
}
