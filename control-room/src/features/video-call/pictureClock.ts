import { type CapturePoint, capturedAt } from '@smart-triage/shared/client/captureTime';
import type { MediaSession } from '@smart-triage/shared/client/mediaSession';
import type { ShownPicture } from '@smart-triage/shared/ui/usePicture.ts';

export type PictureClock = {
  /** To be called once a second with the stream whose picture is shown; `null` when there is none. */
  look: (producerId: string | null) => void;
  note: (picture: ShownPicture) => void;
  hold: (ms: number) => void;
};

/** Says when each picture that is shown was captured, and keeps what was asked to wait waiting through every new start of the media. */
export function createPictureClock(
  media: Pick<MediaSession, 'captureOf' | 'hold'>,
  onShown: (capturedAt: number, shownAt: number) => void,
): PictureClock {
  let shown: { producerId: string; point: CapturePoint | null } | null = null;
  let heldMs = 0;
  return {
    look: (producerId) => {
      const isNew = shown?.producerId !== producerId;
      const before = isNew ? null : (shown?.point ?? null);
      shown = producerId === null ? null : { producerId, point: media.captureOf(producerId) ?? before };
      if (isNew && producerId !== null && heldMs > 0) media.hold(producerId, heldMs);
    },
    note: ({ rtpTimestamp, shownAt }) => {
      if (shown?.point) onShown(capturedAt(rtpTimestamp, shown.point), shownAt);
    },
    hold: (ms) => {
      heldMs = ms;
      if (shown) media.hold(shown.producerId, ms);
    },
  };
}
