import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import type { Clock } from '@smart-triage/shared/time/clock';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { PadField } from '../../ui/PadField.tsx';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { OnsetChoice } from './OnsetChoice.tsx';
import { YesNoRows } from './YesNoRows.tsx';

/** The record takes 0 to 120 years; the crews meet mostly adults, and a score that covers adults only says so by itself. */
const AGE_LIMITS = { min: 0, max: 120, usual: { min: 18, max: 105 }, decimals: 0 };

/** Who the patient is, as far as triage needs it, and when it began. */
export function PatientStep({ model, clock }: { model: IntakeModel; clock: Clock }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  const isClosed = refusal !== null;
  return (
    <IntakePanel title={t('step.patient')} model={model}>
      <div className={styles['columns']}>
        <div className={styles['questions']}>
          <SegmentedChoice
            legend={t('intake.field.sex')}
            options={[
              { value: 'female', label: t('intake.sex.female') },
              { value: 'male', label: t('intake.sex.male') },
            ]}
            value={intake.sex ?? null}
            disabled={isClosed}
            onChange={(sex) => {
              model.change({ sex });
            }}
          />
          <OnsetChoice
            clock={clock}
            value={intake.symptomOnset ?? null}
            disabled={isClosed}
            onChange={(symptomOnset) => {
              model.change({ symptomOnset });
            }}
          />
          <YesNoRows model={model} fields={['painOngoing']} />
        </div>
        <PadField
          label={t('intake.field.ageYears')}
          unit={t('intake.years')}
          limits={AGE_LIMITS}
          value={intake.ageYears ?? null}
          disabled={isClosed}
          onChange={(ageYears) => {
            model.change({ ageYears });
          }}
        />
      </div>
    </IntakePanel>
  );
}
