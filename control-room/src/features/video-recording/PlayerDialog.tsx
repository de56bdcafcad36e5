import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { Player } from './Player.tsx';
import type { RecordedVideoModel, RecordedVideoSnapshot } from './recordedVideoModel.ts';
import styles from './videoRecording.module.css';

const css = classesOf(styles);

type PlayerDialogProps = {
  caseId: CaseId;
  model: RecordedVideoModel;
  pieces: RecordedVideoSnapshot['pieces'];
  openedAt: Instant;
};

/** [VR6] What was recorded, from the moment that was asked for. */
export function PlayerDialog({ caseId, model, pieces, openedAt }: PlayerDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog placement="full" title={t('recordedVideo.player')} onClose={model.shut}>
      {pieces.kind === 'loading' && <p role="status">{t('recordedVideo.loading')}</p>}
      {pieces.kind === 'failed' && (
        <Failure
          code={pieces.code}
          action={
            <Button
              onClick={() => {
                model.open(openedAt);
              }}
            >
              {t('recordedVideo.again')}
            </Button>
          }
        />
      )}
      {pieces.kind === 'known' && pieces.pieces.length === 0 && (
        <p role="status" className={css('gap')}>
          {t('recordedVideo.notYet')}
        </p>
      )}
      {pieces.kind === 'known' && pieces.pieces.length > 0 && (
        <Player
          caseId={caseId}
          pieces={pieces.pieces}
          from={openedAt}
          load={model.load}
          onMore={model.open}
        />
      )}
    </Dialog>
  );
}
