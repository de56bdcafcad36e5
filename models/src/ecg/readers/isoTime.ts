/** Parts of a clock reading as a file spells them. */
export type ClockReading = {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second?: string | undefined;
};

/** ISO 8601 without an offset, or `null` when a part is missing or there is no such moment. */
export function isoTime({ year, month, day, hour, minute, second = '00' }: ClockReading): string | null {
  if (!year || !month || !day || !hour || !minute) return null;
  const pad = (part: string) => part.padStart(2, '0');
  const [whole = '00', fraction] = second.split('.');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const iso = `${date}T${pad(hour)}:${pad(minute)}:${pad(whole)}`;
  const at = new Date(`${iso}Z`);
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(date)) return null;
  return fraction ? `${iso}.${fraction}` : iso;
}

/** Digits without separators, "20021122091000.000+0100", as DICOM and HL7 write times; with an offset where there is one. */
export function isoTimeOfDigits(digits: string): string | null {
  const [, year, month, day, hour, minute, second, hours, minutes] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2}(?:\.\d{1,9})?)?(?:([+-]\d{2})(\d{2}))?$/.exec(
      digits.trim(),
    ) ?? [];
  const time = isoTime({ year, month, day, hour, minute, second });
  return time && hours && minutes ? `${time}${hours}:${minutes}` : time;
}
