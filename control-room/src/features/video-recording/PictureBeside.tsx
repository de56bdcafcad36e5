import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { wasRecordedAt } from '@smart-triage/shared/domain/videoRecording';
import type { Instant } from '@smart-triage/shared/time/instant';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { RecordedPicture } from './RecordedPicture.tsx';
import type { RecordedVideoModel } from './recordedVideoModel.ts';
import styles from './videoRecording.module.css';

const css = classesOf(styles);

type PictureBesideProps = {
  state: Pick<CaseState, 'caseId' | 'video'>;
  model: RecordedVideoModel;
  /** The moment that the ECG beside it shows. */
  at: Instant;
  /** Told where the picture is while it plays, so that the ECG can say so. */
  onMoment: (at: Instant) => void;
};

/** [VR6] What was seen while the ECG did this. Fetched when somebody asks for it, and gone with the sheet. */
export function PictureBeside({ state: { caseId, video }, model, at, onMoment }: PictureBesideProps) {
  const { t } = useTranslation();
  const { timeToSecond } = useFormat();
  const { openedAt, pieces } = useReadable(model);
  // A sheet shows a moment to the frame, and there may be no picture yet of a frame's beginning: until the sheet goes elsewhere, what was asked for counts.
  const [came] = useState({ at, openedAt });
  useEffect(() => model.shut, [model]);
  return (
    <Panel title={t('recordedVideo.player')}>
      <div className={css('beside')}>
        {openedAt === null ? (
          <Button
            refusal={wasRecordedAt(video, at) ? undefined : t('recordedVideo.gap')}
            onClick={() => {
              model.open(at, 'beside-sheet');
            }}
          >
            {t('recordedVideo.showAt', { time: timeToSecond(at) })}
          </Button>
        ) : (
          <RecordedPicture
            caseId={caseId}
            model={model}
            pieces={pieces}
            from={at === came.at ? (came.openedAt ?? at) : at}
            onMoment={onMoment}
          />
        )}
      </div>
    </Panel>
  );
}
