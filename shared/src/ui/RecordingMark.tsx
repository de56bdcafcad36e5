import { useTranslation } from 'react-i18next';
import { type CaseVideo, recordingSince } from '../domain/videoRecording.ts';
import { Badge } from './Badge.tsx';
import { useFormat } from './i18n/useFormat.ts';

/** [VR3] That the ambulance is being recorded, and since when: in words, and in no colour of an alarm. Nothing while it is not. */
export function RecordingMark({ video }: { video: CaseVideo }) {
  const { t } = useTranslation('shared');
  const { time } = useFormat();
  const since = recordingSince(video);
  if (since === null) return null;
  return <Badge tone="recording">{t('recording.since', { time: time(since) })}</Badge>;
}
