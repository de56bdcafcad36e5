import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { PadField } from '../../ui/PadField.tsx';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';

/** The record takes 1 to 5000; a value outside the usual ones is asked about and taken. */
const CREATININE_LIMITS = { min: 1, max: 5000, usual: { min: 30, max: 500 }, decimals: 0 };

/** GRACE counts it. An ambulance rarely measures it, and a letter in the house may hold it. */
export function CreatinineStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  return (
    <IntakePanel title={t('intake.otherBlood')} model={model}>
      <PadField
        label={t('intake.field.creatinineUmolL')}
        unit={t('intake.umolL')}
        limits={CREATININE_LIMITS}
        value={intake.creatinineUmolL ?? null}
        disabled={refusal !== null}
        onChange={(creatinineUmolL) => {
          model.change({ creatinineUmolL });
        }}
      />
    </IntakePanel>
  );
}
