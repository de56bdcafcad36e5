import { mayEver } from '@smart-triage/shared/domain/permissions';
import type { Role } from '@smart-triage/shared/domain/role';
import { recordingSince } from '@smart-triage/shared/domain/videoRecording';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { RecordingMark } from '@smart-triage/shared/ui/RecordingMark';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { EraseButton } from './EraseButton.tsx';
import { PlayerDialog } from './PlayerDialog.tsx';
import type { RecordedVideoModel, RecordedVideoSnapshot } from './recordedVideoModel.ts';
import styles from './videoRecording.module.css';

const css = classesOf(styles);

type RecordingPanelProps = { state: CaseState; model: RecordedVideoModel; role: Role };

/** Whether picture and sound are kept, on whose word and for how long; watching it, and taking it away. */
export function RecordingPanel({ state, model, role }: RecordingPanelProps) {
  const { t } = useTranslation();
  const snapshot = useReadable(model);
  const { caseId, video } = state;
  const [first] = video.stretches;
  return (
    <Panel title={t('recordedVideo.title')} state={<RecordingMark video={video} />}>
      <div className={css('panel')}>
        <p>{useStanding(state, snapshot.policy)}</p>
        {first && (
          <div className={css('acts')}>
            <Button
              refusal={mayEver('video:play', role) ? undefined : t('recordedVideo.notYours')}
              onClick={() => {
                model.open(first.startedAt, 'over-patient');
              }}
            >
              {t('recordedVideo.play')}
            </Button>
            {mayEver('video:erase', role) && <EraseButton model={model} snapshot={snapshot} />}
          </div>
        )}
      </div>
      {snapshot.openedAt !== null && snapshot.where === 'over-patient' && (
        <PlayerDialog caseId={caseId} model={model} pieces={snapshot.pieces} openedAt={snapshot.openedAt} />
      )}
    </Panel>
  );
}

/** Why there is a recording, or none. */
function useStanding({ video }: CaseState, policy: RecordedVideoSnapshot['policy']): string {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { consent, stretches, erasedAt } = video;
  if (erasedAt !== null) return t('recordedVideo.standing.erased', { time: time(erasedAt) });
  if (consent && stretches.length > 0)
    return t(`recordedVideo.standing.${recordingSince(video) === null ? 'kept' : 'runs'}`, {
      count: consent.keptDays,
    });
  if (policy === undefined) return t('recordedVideo.standing.asking');
  if (policy === null) return t('recordedVideo.standing.policyOff');
  if (!consent) return t('recordedVideo.standing.notAsked');
  return t(`recordedVideo.standing.${consent.answer}`);
}
