import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { YesNoRows } from './YesNoRows.tsx';

/** What may not wait for a score, as a person sees it. Shock and a STEMI also come from the vital signs and the ECG by themselves. */
const QUESTIONS = ['stemiKnown', 'shockSuspected', 'suspectedDissection', 'cardiacArrest'] as const;
const NONE = Object.fromEntries(QUESTIONS.map((field) => [field, false]));

export function GateStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { refusal } = useSnapshot(model);
  return (
    <IntakePanel title={t('step.gate')} model={model}>
      <div className={styles['questions']}>
        <YesNoRows model={model} fields={QUESTIONS} />
        <Button
          refusal={refusal === null ? undefined : t('intake.closedShort')}
          onClick={() => {
            model.change(NONE);
          }}
        >
          {t('intake.noneOfGate')}
        </Button>
        <p className={styles['source']}>{t('intake.gateHint')}</p>
      </div>
    </IntakePanel>
  );
}
