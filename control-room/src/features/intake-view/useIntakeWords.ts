import type { Intake, IntakeField } from '@smart-triage/shared/domain/intake';
import { TROPONIN_ASSAYS, type Troponin } from '@smart-triage/shared/domain/troponin';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { Format } from '@smart-triage/shared/ui/i18n/format.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** A field's value in words; `null` when it is not known. */
export function useIntakeWords(): (field: IntakeField, intake: Intake) => string | null {
  const { t } = useTranslation();
  const format = useFormat();
  return (field, intake) => words(field, intake, t, format);
}

function words(field: IntakeField, intake: Intake, t: TFunction, format: Format): string | null {
  const value = intake[field];
  if (value === undefined) return null;
  if (typeof value === 'boolean') return t(value ? 'intake.yes' : 'intake.no');
  switch (field) {
    case 'painScore':
      return `${format.number(Number(value))} / 10`;
    case 'medicationUsed':
    case 'medicationGiven':
      return listWords(field, intake[field] ?? [], t);
    case 'sex':
      return t(`patient.sex.${intake.sex ?? 'unknown'}`);
    case 'ageYears':
      return format.withUnit(Number(value), t('intake.years'));
    case 'creatinineUmolL':
      return format.withUnit(Number(value), 'µmol/L');
    case 'symptomOnset':
      return format.dateTime(value as Instant);
    case 'troponin':
      return troponinWords(value as Troponin, t, format);
    case 'killipClass':
      return t(`intake.item.killipClass.${String(value as number)}`);
    default:
      return choiceWords(field, `${value as string | number}`, t);
  }
}

/** What can be chosen on the tablet is called here, on the tablet and in the handover alike: the words stand in the catalogue of all of them. */
function choiceWords(field: IntakeField, chosen: string, t: TFunction): string {
  return t(`handover.${field === 'painCharacter' ? 'pain' : field}.${chosen}`, { ns: 'shared' });
}

/** An empty list is an answer too. */
function listWords(field: IntakeField, chosen: readonly string[], t: TFunction): string {
  const names = chosen.length === 0 ? ['none'] : chosen;
  return names.map((name) => choiceWords(field, name, t)).join(', ');
}

/** "< 40 ng/L, Roche …, taken 14:03": a troponin means nothing without its assay. */
function troponinWords({ assay, comparator, valueNgL, sampledAt }: Troponin, t: TFunction, format: Format) {
  const sign = comparator === '=' ? '' : `${comparator} `;
  return t('intake.troponin', {
    value: sign + format.withUnit(valueNgL, 'ng/L', valueNgL % 1 === 0 ? 0 : 1),
    assay: TROPONIN_ASSAYS[assay].name,
    time: format.time(sampledAt),
  });
}
