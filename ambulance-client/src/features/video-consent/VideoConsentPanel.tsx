import type { ConsentAnswer } from '@smart-triage/shared/domain/hospitalRecord';
import { nameOf } from '@smart-triage/shared/domain/role';
import { Button } from '@smart-triage/shared/ui/Button';
import { HoldButton } from '@smart-triage/shared/ui/HoldButton';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { RecordingMark } from '@smart-triage/shared/ui/RecordingMark';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { QuestionPanel } from '../../ui/QuestionPanel.tsx';
import type { VideoConsentModel, VideoConsentSnapshot } from './videoConsentModel.ts';

type Props = { model: VideoConsentModel };

/** [VR2] The crew asks the patient whether picture and sound may be recorded, and taps the answer. Where nothing is recorded, nobody is asked. */
export function VideoConsentPanel({ model }: Props) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  if (state.keptDays === null && state.video.consent === null) return null;
  return (
    <QuestionPanel
      title={t('videoConsent.title')}
      state={<RecordingMark video={state.video} />}
      known={<Known state={state} />}
      onTheWay={state.isOnTheWay ? t('videoConsent.onTheWay') : null}
    >
      {answersTo(state).map((answer) => (
        <Button
          key={answer}
          refusal={state.isClosed ? t('videoConsent.closed') : undefined}
          onClick={() => {
            model.note(answer);
          }}
        >
          {t(`videoConsent.tap.${answer}`)}
        </Button>
      ))}
      {isErasable(state) && (
        <HoldButton variant="danger" onConfirm={model.erase}>
          {t('videoConsent.erase')}
        </HoldButton>
      )}
    </QuestionPanel>
  );
}

/** Whoever gave consent can only take it back; whoever did not can still give it, where there is a policy. */
function answersTo({ video: { consent }, keptDays }: VideoConsentSnapshot): ConsentAnswer[] {
  if (consent?.answer === 'given') return ['withdrawn'];
  if (keptDays === null) return [];
  return consent === null ? ['given', 'refused'] : ['given'];
}

function isErasable({ video: { consent, stretches } }: VideoConsentSnapshot): boolean {
  return consent !== null && consent.answer !== 'given' && stretches.length > 0;
}

function Known({ state: { video, keptDays } }: { state: VideoConsentSnapshot }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { consent, erasedAt } = video;
  if (!consent)
    return (
      <>
        <p>{t('videoConsent.ask', { count: keptDays ?? 0 })}</p>
        <p>{t('videoConsent.free')}</p>
      </>
    );
  const { answer, at, by } = consent;
  return (
    <div role="status">
      <p>
        <strong>{t(`videoConsent.answer.${answer}`, { count: consent.keptDays })}</strong>{' '}
        {t('videoConsent.by', { time: time(at), name: nameOf(by) })}
      </p>
      {erasedAt !== null && <p>{t('videoConsent.erased', { time: time(erasedAt) })}</p>}
    </div>
  );
}
