import { useEffect, useRef, useState, type RefObject } from 'react';
import { pictureState, type PictureState } from './pictureState.ts';

/** A picture that stands on the screen: by its RTP timestamp, and when it was shown (`performance.now()`). */
export type ShownPicture = { readonly rtpTimestamp: number; readonly shownAt: number };

/** How often the age of the newest frame is looked at. */
const LOOK_EVERY_MS = 250;

/** The state of what `video` shows of `stream`, judged by the frames that the browser really presented. */
export function usePicture(
  video: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | null,
  onShown?: (picture: ShownPicture) => void,
): PictureState {
  const [frameAgeMs, setFrameAgeMs] = useState<number | null>(null);
  const tell = useRef(onShown);
  useEffect(() => {
    tell.current = onShown;
  }, [onShown]);
  useEffect(() => {
    const element = video.current;
    if (!element || !stream) return undefined;
    let lastFrameAt: number | null = null;
    let request = 0;
    const onFrame: VideoFrameRequestCallback = (presentedAt, { rtpTimestamp, expectedDisplayTime }) => {
      lastFrameAt = presentedAt;
      // The own camera has none.
      if (rtpTimestamp !== undefined) tell.current?.({ rtpTimestamp, shownAt: expectedDisplayTime });
      request = element.requestVideoFrameCallback(onFrame);
    };
    request = element.requestVideoFrameCallback(onFrame);
    const timer = setInterval(() => {
      setFrameAgeMs(lastFrameAt === null ? null : performance.now() - lastFrameAt);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      element.cancelVideoFrameCallback(request);
      setFrameAgeMs(null);
    };
  }, [video, stream]);
  return pictureState(stream !== null, frameAgeMs);
}
