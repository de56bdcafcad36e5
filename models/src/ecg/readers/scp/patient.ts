import type { EcgPatient } from '../ecgFile.ts';
import { isoTime } from '../isoTime.ts';
import { ageAt, patientOf } from '../patient.ts';
import type { ByteCursor } from './byteCursor.ts';

/** Tags of section 1 that are read (EN 1064, 5.4). */
const TAG = { id: 2, age: 4, birth: 5, sex: 8, date: 25, time: 26, end: 255 } as const;
const AGE_IN_YEARS = 1;
const SEXES: Readonly<Record<number, string>> = { 1: 'male', 2: 'female' };

export function scpPatient(section: ByteCursor | undefined): {
  startedAt: string | null;
  patient: EcgPatient;
} {
  const tags = section ? tagsOf(section) : new Map<number, Uint8Array>();
  const startedAt = timeOf(tags.get(TAG.date), tags.get(TAG.time));
  const born = timeOf(tags.get(TAG.birth), Uint8Array.of(0, 0, 0));
  const [low = 0, high = 0, unit] = tags.get(TAG.age) ?? [];
  const age = unit === AGE_IN_YEARS ? low + 256 * high : ageAt(born, startedAt);
  const id = new TextDecoder('latin1').decode(tags.get(TAG.id) ?? new Uint8Array()).split('\0')[0];
  return { startedAt, patient: patientOf({ age, sex: SEXES[tags.get(TAG.sex)?.[0] ?? 0], id }) };
}

function tagsOf(section: ByteCursor): Map<number, Uint8Array> {
  const tags = new Map<number, Uint8Array>();
  while (section.left > 0) {
    const tag = section.u8('tag');
    if (tag === TAG.end) break;
    tags.set(tag, section.bytes('tag value', section.u16('tag length')));
  }
  return tags;
}

function timeOf(date: Uint8Array | undefined, time: Uint8Array | undefined): string | null {
  const [low, high, month, day] = date ?? [];
  const [hour, minute, second] = time ?? [];
  if (low === undefined || high === undefined) return null;
  const spelled = (part: number | undefined) => part?.toString();
  return isoTime({
    year: spelled(low + 256 * high)?.padStart(4, '0'),
    month: spelled(month),
    day: spelled(day),
    hour: spelled(hour),
    minute: spelled(minute),
    second: spelled(second),
  });
}
