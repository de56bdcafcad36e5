import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaption } from './useCaption.ts';
import styles from './videoRecording.module.css';

const css = classesOf(styles);

type PieceViewProps = {
  url: string;
  /** Where to stand in it. */
  second: number;
  onSecond: (second: number) => void;
  onEnd: () => void;
};

/** One file, played from a second in it, with the browser's own buttons. */
export function PieceView({ url, second, onSecond, onEnd }: PieceViewProps) {
  const { t } = useTranslation();
  const caption = useCaption(t('recordedVideo.noCaptions'));
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element) element.currentTime = second;
  }, [second, url]);
  return (
    <video
      ref={video}
      className={css('video')}
      src={url}
      controls
      autoPlay
      playsInline
      aria-label={t('recordedVideo.picture')}
      onTimeUpdate={({ currentTarget }) => {
        if (!currentTarget.seeking) onSecond(currentTarget.currentTime);
      }}
      onEnded={onEnd}
    >
      <track kind="captions" label={t('recordedVideo.captions')} src={caption} />
    </video>
  );
}
