import { INTAKE_FIELDS } from '@smart-triage/shared/domain/intake';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { WithDefinition } from './WithDefinition.tsx';
import { YesNoRows } from './YesNoRows.tsx';

const BREATHING = ['oxygenGiven', 'hypercapnicFailure'] as const;
const KILLIP_CLASSES = [1, 2, 3, 4] as const;

/** What the crew sees beside the numbers, in ABCDE order: airway, breathing, circulation, then consciousness. */
export function ExamStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  const disabled = refusal !== null;
  return (
    <IntakePanel title={t('intake.exam')} model={model}>
      <div className={styles['questions']}>
        <SegmentedChoice
          legend={t('intake.field.airway')}
          options={INTAKE_FIELDS.airway.options.map((value) => ({
            value,
            label: t(`intake.airway.${value}`),
          }))}
          value={intake.airway ?? null}
          disabled={disabled}
          onChange={(airway) => {
            model.change({ airway });
          }}
        />
        <YesNoRows model={model} fields={BREATHING} />
        <WithDefinition field="killipClass">
          <SegmentedChoice
            legend={t('intake.field.killipClass')}
            options={KILLIP_CLASSES.map((value) => ({ value, label: t(`intake.killipClass.${value}`) }))}
            value={intake.killipClass ?? null}
            disabled={disabled}
            onChange={(killipClass) => {
              model.change({ killipClass });
            }}
          />
        </WithDefinition>
        <SegmentedChoice
          legend={t('intake.field.consciousness')}
          options={INTAKE_FIELDS.consciousness.options.map((value) => ({
            value,
            label: t(`intake.consciousness.${value}`),
          }))}
          value={intake.consciousness ?? null}
          disabled={disabled}
          onChange={(consciousness) => {
            model.change({ consciousness });
          }}
        />
      </div>
    </IntakePanel>
  );
}
