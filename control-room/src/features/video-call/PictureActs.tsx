import { Button } from '@smart-triage/shared/ui/Button';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';

type PictureActsProps = {
  /** With its caption: a picture that stands still says so in full screen too. */
  tile: RefObject<HTMLElement | null>;
  video: RefObject<HTMLVideoElement | null>;
  /** Packets of it arrive; frames are not counted while the page itself is out of view. */
  isLive: boolean;
};

/** The picture over the whole screen, or in a window of its own that stays while one is in another program. */
export function PictureActs({ tile, video, isLive }: PictureActsProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const isFull = useIsFull(tile);
  const [isRefused, setIsRefused] = useState(false);
  useNoFrozenWindow(video, isLive);
  const run = (act: () => Promise<unknown> | undefined): void => {
    setIsRefused(false);
    Promise.resolve(act()).catch(() => {
      setIsRefused(true);
    });
  };
  return (
    <>
      <Button
        aria-pressed={isFull}
        aria-label={t(isFull ? 'call.leaveFull' : 'call.full')}
        title={t(isFull ? 'call.leaveFull' : 'call.full')}
        {...keyOf('fullScreen')}
        onClick={() => {
          run(() => (isFull ? document.exitFullscreen() : tile.current?.requestFullscreen()));
        }}
      >
        <Corners />
      </Button>
      {document.pictureInPictureEnabled && (
        <Button
          aria-label={t('call.ownWindow')}
          aria-disabled={!isLive}
          title={t(isLive ? 'call.ownWindow' : 'call.noPicture')}
          onClick={() => {
            if (!isLive) return;
            run(() =>
              document.pictureInPictureElement
                ? document.exitPictureInPicture()
                : video.current?.requestPictureInPicture(),
            );
          }}
        >
          <Window />
        </Button>
      )}
      {isRefused && <span role="alert">{t('call.viewRefused')}</span>}
    </>
  );
}

/** The four corners of the screen. */
function Corners() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden
    >
      <path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" />
    </svg>
  );
}

/** A small picture over a large one. */
function Window() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden
    >
      <path d="M17 8V4H3v12h5" />
      <rect x="11" y="11" width="7" height="5" fill="currentColor" stroke="none" />
    </svg>
  );
}

function useIsFull(tile: RefObject<HTMLElement | null>): boolean {
  const [isFull, setIsFull] = useState(false);
  useEffect(() => {
    const follow = (): void => {
      setIsFull(document.fullscreenElement !== null && document.fullscreenElement === tile.current);
    };
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
    };
  }, [tile]);
  return isFull;
}

/** The browser's window has no place to say that the picture stands still: it is closed, and the tile says it. */
function useNoFrozenWindow(video: RefObject<HTMLVideoElement | null>, isLive: boolean): void {
  useEffect(() => {
    const isInWindow = video.current !== null && document.pictureInPictureElement === video.current;
    // It may have been closed by hand in the same moment.
    if (!isLive && isInWindow) document.exitPictureInPicture().catch(() => undefined);
  }, [video, isLive]);
}
