import { useTranslation } from 'react-i18next';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { YesNoRows } from './YesNoRows.tsx';

/** As the HEART papers list them; atherosclerotic disease alone already counts as much as three of the others. */
const RISK_FACTORS = [
  'atheroscleroticDisease',
  'hypertension',
  'hypercholesterolaemia',
  'diabetes',
  'smoking',
  'familyHistory',
  'obesity',
] as const;
/** What TIMI, EDACS and ARTICA want to know beyond HEART's list. */
const HISTORY = ['coronaryDisease', 'coronaryStenosis', 'aspirinLast7Days', 'articaExclusion'] as const;

export function RiskFactorsStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  return (
    <IntakePanel title={t('step.riskFactors')} model={model}>
      <YesNoRows model={model} fields={[...RISK_FACTORS, ...HISTORY]} />
    </IntakePanel>
  );
}
