import { useEffect, useImperativeHandle, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from './Badge.tsx';
import { classesOf } from './classesOf.ts';
import type { PictureState } from './pictureState.ts';
import { type ShownPicture, usePicture } from './usePicture.ts';
import styles from './VideoTile.module.css';

const css = classesOf(styles);

export type VideoTileProps = {
  /** `null`: there is no camera (yet). */
  stream: MediaStream | null;
  /** Whose picture. */
  label: string;
  /** What is said of it while pictures come, in the place of "live": of the own camera, whether anybody gets it. */
  told?: ReactNode;
  /** The own camera, as in a mirror. */
  mirrored?: boolean;
  /** Measured figures, such as the latency and the layer. */
  figures?: ReactNode;
  /** Buttons at the bottom. */
  actions?: ReactNode;
  /** Told of each received picture that is shown. */
  onShown?: (picture: ShownPicture) => void;
  /** The element itself, for whoever takes it out of the page. */
  video?: RefObject<HTMLVideoElement | null>;
};

/**
 * A live picture without its sound (`useSound` plays that, so that one goes on when the other stops). It says "live" only while frames really
 * arrive: one that stands still dims and says for how long.
 */
export function VideoTile(props: VideoTileProps) {
  const { stream, label, mirrored = false, figures, actions, onShown, video: given } = props;
  const { t } = useTranslation('shared');
  const { told = <Badge tone="live">{t('video.live')}</Badge> } = props;
  const video = useRef<HTMLVideoElement>(null);
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(given, () => video.current);
  const picture = usePicture(video, stream, onShown);

  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);

  return (
    <figure className={css('tile', picture.kind)}>
      <video
        ref={video}
        className={css('video', mirrored && 'mirrored')}
        muted
        autoPlay
        playsInline
        aria-label={label}
      />
      <PictureNotice picture={picture} />
      <figcaption className={css('caption')}>
        <span className={css('label')}>{label}</span>
        {picture.kind === 'live' && told}
        <span className={css('figures')}>{figures}</span>
      </figcaption>
      {actions !== undefined && <div className={css('actions')}>{actions}</div>}
    </figure>
  );
}

function PictureNotice({ picture }: { picture: PictureState }) {
  const { t } = useTranslation('shared');
  switch (picture.kind) {
    case 'live':
      return null;
    case 'no-camera':
      return <p className={css('notice')}>{t('video.noCamera')}</p>;
    case 'connecting':
      return <p className={css('notice')}>{t('video.connecting')}</p>;
    case 'frozen':
      return <p className={css('notice')}>{t('video.frozen', { seconds: picture.seconds })}</p>;
  }
}
