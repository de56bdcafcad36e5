import { INTAKE_FIELDS } from '@smart-triage/shared/domain/intake';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { IntakeModel } from './intakeModel.ts';
import { YesNoRows } from './YesNoRows.tsx';

/** What may not wait for a score, then what would keep a patient from staying at home. */
const QUESTIONS = ['cardiacArrest', 'suspectedDissection', 'articaExclusion', 'oxygenGiven'] as const;

export function ConditionQuestions({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  return (
    <>
      <YesNoRows model={model} fields={QUESTIONS} />
      <SegmentedChoice
        legend={t('intake.field.consciousness')}
        options={INTAKE_FIELDS.consciousness.options.map((value) => ({
          value,
          label: t(`intake.consciousness.${value}`),
        }))}
        value={intake.consciousness ?? null}
        disabled={refusal !== null}
        onChange={(consciousness) => {
          model.change({ consciousness });
        }}
      />
    </>
  );
}
