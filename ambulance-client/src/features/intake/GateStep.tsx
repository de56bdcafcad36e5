import { useTranslation } from 'react-i18next';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { YesNoRows } from './YesNoRows.tsx';

/** What may not wait for a score, and what only a person can say. Shock and a STEMI come from the vital signs and the ECG by themselves. */
const QUESTIONS = ['stemiKnown', 'cardiacArrest', 'suspectedDissection'] as const;

export function GateStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  return (
    <IntakePanel title={t('step.gate')} model={model}>
      <div className={styles['questions']}>
        <YesNoRows model={model} fields={QUESTIONS} />
        <p className={styles['source']}>{t('intake.gateHint')}</p>
      </div>
    </IntakePanel>
  );
}
