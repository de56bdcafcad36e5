import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { Definition } from '../../ui/Definition.tsx';
import { EcgProposal } from './EcgProposal.tsx';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { DefinitionText } from './StoryStep.tsx';
import { YesNoRows } from './YesNoRows.tsx';

export type EcgReadingProps = {
  model: IntakeModel;
  /** The stored ECG whose evidence is proposed. */
  proposed: EcgRecordingFact | null;
};

/** What a person reads from the ECG: the HEART item, and whether they see ischaemia (T-MACS). */
export function EcgReading({ model, proposed }: EcgReadingProps) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  return (
    <IntakePanel title={t('intake.ecgReading')} model={model}>
      <div className={styles['questions']}>
        {proposed && <EcgProposal model={model} recording={proposed} />}
        <div className={styles['defined']}>
          <SegmentedChoice
            legend={t('intake.field.heartEcg')}
            options={([0, 1, 2] as const).map((value) => ({
              value,
              label: t(`intake.heartEcg.${value}`),
              hint: t(`intake.heartEcgHint.${value}`),
            }))}
            value={intake.heartEcg ?? null}
            disabled={refusal !== null}
            onChange={(heartEcg) => {
              model.change({ heartEcg });
            }}
          />
          <Definition title={t('intake.field.heartEcg')}>
            <DefinitionText item="heartEcg" />
          </Definition>
        </div>
        <YesNoRows model={model} fields={['ecgIschaemia', 'stDeviation']} />
      </div>
    </IntakePanel>
  );
}
