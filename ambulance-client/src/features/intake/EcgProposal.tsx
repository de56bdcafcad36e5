import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import { Button } from '@smart-triage/shared/ui/Button';
import { EvidenceView } from '@smart-triage/shared/ui/guidance/EvidenceView';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { IntakeModel } from './intakeModel.ts';

export type EcgProposalProps = { model: IntakeModel; recording: EcgRecordingFact };

/** The model's proposal, and one tap that makes it the crew's own reading. To choose otherwise is to tap another value of the item below. */
export function EcgProposal({ model, recording }: EcgProposalProps) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  const item = recording.evidence?.item ?? null;
  return (
    <EvidenceView recording={recording}>
      {item !== null && intake.heartEcg === undefined && refusal === null && (
        <>
          <Button
            variant="primary"
            onClick={() => {
              model.change({ heartEcg: item });
            }}
          >
            {t('intake.ecgProposal.confirm', { item: t(`intake.heartEcg.${item}`) })}
          </Button>
          <p>{t('intake.ecgProposal.otherwise')}</p>
        </>
      )}
      {item !== null && intake.heartEcg !== undefined && (
        <p role="status">{t(`intake.ecgProposal.${intake.heartEcg === item ? 'same' : 'other'}`)}</p>
      )}
    </EvidenceView>
  );
}
