import type { EcgPatient } from './ecgFile.ts';

const OLDEST_YEARS = 130;

const SEXES: Readonly<Record<string, EcgPatient['sex']>> = {
  m: 'male',
  male: 'male',
  f: 'female',
  female: 'female',
};

/** What files write for age in years, sex and id. What is none of what is known ("Unknown", 999) is left out, as absent is not known. */
export function patientOf(written: {
  readonly age?: string | number | undefined;
  readonly sex?: string | undefined;
  readonly id?: string | undefined;
}): EcgPatient {
  const ageYears = Math.floor(Number(written.age ?? Number.NaN));
  const sex = SEXES[written.sex?.trim().toLowerCase() ?? ''];
  const id = written.id?.trim();
  return {
    ...(sex ? { sex } : {}),
    ...(ageYears >= 0 && ageYears <= OLDEST_YEARS && written.age !== '' ? { ageYears } : {}),
    ...(id ? { id } : {}),
  };
}

/** Whole years from a birth date to the day of the recording, both ISO 8601; `undefined` when either is not one. */
export function ageAt(birth: string | null, recorded: string | null): number | undefined {
  if (!birth || !recorded) return undefined;
  const [born, day] = [birth.slice(0, 10), recorded.slice(0, 10)];
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}
