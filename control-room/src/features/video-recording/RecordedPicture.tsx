import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { Player } from './Player.tsx';
import type { RecordedVideoModel, RecordedVideoSnapshot } from './recordedVideoModel.ts';
import styles from './videoRecording.module.css';

const css = classesOf(styles);

export type RecordedPictureProps = {
  caseId: CaseId;
  model: RecordedVideoModel;
  pieces: RecordedVideoSnapshot['pieces'];
  /** Where it begins; when this becomes another moment, it goes there. */
  from: Instant;
  /** Told where the picture is, several times a second. */
  onMoment?: (at: Instant) => void;
};

/** What was recorded, from a moment on: while it is asked for, when it does not come, and when there is nothing. */
export function RecordedPicture({ caseId, model, pieces, from, onMoment }: RecordedPictureProps) {
  const { t } = useTranslation();
  if (pieces.kind === 'loading') return <p role="status">{t('recordedVideo.loading')}</p>;
  if (pieces.kind === 'failed')
    return (
      <Failure
        code={pieces.code}
        action={
          <Button
            onClick={() => {
              model.open(from);
            }}
          >
            {t('recordedVideo.again')}
          </Button>
        }
      />
    );
  if (pieces.pieces.length === 0)
    return (
      <p role="status" className={css('gap')}>
        {t('recordedVideo.notYet')}
      </p>
    );
  return (
    <Player
      caseId={caseId}
      pieces={pieces.pieces}
      from={from}
      load={model.load}
      onMore={model.open}
      onMoment={onMoment}
    />
  );
}
