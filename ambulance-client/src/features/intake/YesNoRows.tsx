import type { Intake, IntakeField } from '@smart-triage/shared/domain/intake';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { WithDefinition } from './WithDefinition.tsx';

/** The fields that are answered with yes, no or not known. */
export type YesNoField = {
  [F in IntakeField]-?: NonNullable<Intake[F]> extends boolean ? F : never;
}[IntakeField];

export function YesNoRows({ model, fields }: { model: IntakeModel; fields: readonly YesNoField[] }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  return (
    <div className={styles['rows']}>
      {fields.map((field) => (
        <WithDefinition key={field} field={field}>
          <SegmentedChoice
            inline
            legend={t(`intake.question.${field}`)}
            options={[
              { value: true, label: t('intake.yes') },
              { value: false, label: t('intake.no') },
            ]}
            value={intake[field] ?? null}
            disabled={refusal !== null}
            onChange={(value) => {
              model.change({ [field]: value });
            }}
          />
        </WithDefinition>
      ))}
    </div>
  );
}
