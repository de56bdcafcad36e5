import type { Instant } from '../../time/instant.ts';
import type { Language } from './language.ts';

/** 24-hour clock and day before month in both; the languages differ in decimal sign and words. */
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** Keeps a number and its unit on one line. */
const NBSP = '\u00a0';

export type Format = ReturnType<typeof createFormat>;

/** Numbers, units and times as this language writes them. `timeZone` is an IANA name; without it, the device's own. */
export function createFormat(language: Language, timeZone?: string) {
  const locale = LOCALES[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const toMinute = { hour: '2-digit', minute: '2-digit', ...zone } as const;
  const clock = new Intl.DateTimeFormat(locale, { ...toMinute, timeZoneName: 'short' });
  const toSecond = new Intl.DateTimeFormat(locale, { ...toMinute, second: '2-digit', timeZoneName: 'short' });
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const date = new Intl.DateTimeFormat(locale, { ...day, ...zone });
  const dateTime = new Intl.DateTimeFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...zone,
  });
  // Making one takes most of a millisecond, and a screen of scores writes dozens of numbers at each change.
  const numberFormats = new Map<number, Intl.NumberFormat>();
  const numberFormat = (decimals: number): Intl.NumberFormat => {
    const format =
      numberFormats.get(decimals) ??
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        // What rounds to nothing has no direction: "-0.00 mV" would read as a depression.
        signDisplay: 'negative',
      });
    numberFormats.set(decimals, format);
    return format;
  };
  const number = (value: number, decimals = 0) => numberFormat(decimals).format(value);
  const withUnit = (value: number, unit: string, decimals = 0) => `${number(value, decimals)}${NBSP}${unit}`;
  return {
    number,
    withUnit,
    /** `percent` is per cent (1.7), not a fraction (0.017). */
    percent: (percent: number, decimals = 1) => withUnit(percent, '%', decimals),
    /** `14:03 CET`: with its zone, because crews cross borders, and a server and a screen may stand in two. */
    time: (at: Instant) => clock.format(at),
    /** `14:03:27 CET`, where a recording is looked at. */
    timeToSecond: (at: Instant) => toSecond.format(at),
    /** `23 Nov 2026, 14:03 CET`. */
    dateTime: (at: Instant) => dateTime.format(at),
    /** For several moments that are read after each other: the day with the first, and again only with one of another day. */
    datedOnce: () => {
      let written = '';
      return (at: Instant) => {
        const known = written;
        written = date.format(at);
        return written === known ? clock.format(at) : dateTime.format(at);
      };
    },
    /** `00:12:41`, for a running case. */
    stopwatch,
  };
}

function stopwatch(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
