/** Two missed seconds at the slowest layer's 5 frames a second are ten frames: the picture stands still, whatever the tile looks like. */
export const FROZEN_AFTER_MS = 2000;

export type PictureState =
  { kind: 'no-camera' } | { kind: 'connecting' } | { kind: 'live' } | { kind: 'frozen'; seconds: number };

/** What the picture is, from what was really drawn. `lastFrameAgeMs` is `null` until the first frame. */
export function pictureState(hasStream: boolean, lastFrameAgeMs: number | null): PictureState {
  if (!hasStream) return { kind: 'no-camera' };
  if (lastFrameAgeMs === null) return { kind: 'connecting' };
  if (lastFrameAgeMs < FROZEN_AFTER_MS) return { kind: 'live' };
  return { kind: 'frozen', seconds: Math.floor(lastFrameAgeMs / 1000) };
}
