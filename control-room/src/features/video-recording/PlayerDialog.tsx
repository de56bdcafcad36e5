import type { Instant } from '@smart-triage/shared/time/instant';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useTranslation } from 'react-i18next';
import { RecordedPicture, type RecordedPictureProps } from './RecordedPicture.tsx';

type PlayerDialogProps = Pick<RecordedPictureProps, 'caseId' | 'model' | 'pieces'> & { openedAt: Instant };

/** [VR6] What was recorded, from the moment that was asked for. */
export function PlayerDialog({ openedAt, ...picture }: PlayerDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog placement="full" title={t('recordedVideo.player')} onClose={picture.model.shut}>
      <RecordedPicture {...picture} from={openedAt} />
    </Dialog>
  );
}
