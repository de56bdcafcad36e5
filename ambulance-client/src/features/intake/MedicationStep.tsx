import { INTAKE_FIELDS, IntakeChangesSchema } from '@smart-triage/shared/domain/intake';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { ManyOf } from '../../ui/ManyOf.tsx';
import styles from './intake.module.css';
import { IntakePanel } from './IntakePanel.tsx';
import type { IntakeModel } from './intakeModel.ts';

const LISTS = {
  medicationUsed: INTAKE_FIELDS.medicationUsed.element.options,
  medicationGiven: INTAKE_FIELDS.medicationGiven.element.options,
} as const;

/** What the patient uses and what the crew gave, by kind; names and doses stand on the medication list, which can be photographed. */
export function MedicationStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  const listOf = (field: keyof typeof LISTS, chosen: readonly string[] | undefined) => (
    <ManyOf<string>
      legend={t(`intake.field.${field}`)}
      options={LISTS[field].map((value) => ({ value, label: t(`intake.${field}.${value}`) }))}
      value={chosen ?? null}
      none={t('intake.none')}
      notKnown={t('pad.notKnown')}
      disabled={refusal !== null}
      onChange={(next) => {
        model.change(IntakeChangesSchema.parse({ [field]: next }));
      }}
    />
  );
  return (
    <IntakePanel title={t('intake.medication')} model={model}>
      <div className={styles['questions']}>
        {listOf('medicationUsed', intake.medicationUsed)}
        {listOf('medicationGiven', intake.medicationGiven)}
      </div>
    </IntakePanel>
  );
}
