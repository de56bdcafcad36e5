import type { HospitalRecord } from '@smart-triage/shared/domain/hospitalRecord';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { Instant } from '@smart-triage/shared/time/instant';

/** What the record and the crew say differently of who this is: the first sign of a wrong number. */
export type Difference = 'sex' | 'age';

/** A birthday that is not known to the day makes a year of difference. */
const AGE_TOLERANCE_YEARS = 1;

export function differencesFrom(
  { gender, birthDate }: HospitalRecord['patient'],
  { sex, ageYears }: Intake,
  now: Instant,
): Difference[] {
  const differences: Difference[] = [];
  const isSexSaid = gender === 'male' || gender === 'female';
  if (isSexSaid && sex !== undefined && sex !== gender) differences.push('sex');
  const age = birthDate === null ? null : ageAt(birthDate, now);
  if (age !== null && ageYears !== undefined && Math.abs(age - ageYears) > AGE_TOLERANCE_YEARS)
    differences.push('age');
  return differences;
}

function ageAt(birthDate: string, now: Instant): number | null {
  const [year, month = 1, day = 1] = birthDate.split('-').map(Number);
  if (year === undefined || !Number.isInteger(year)) return null;
  const today = new Date(now);
  const hadBirthday =
    today.getMonth() + 1 > month || (today.getMonth() + 1 === month && today.getDate() >= day);
  return today.getFullYear() - year - (hadBirthday ? 0 : 1);
}
