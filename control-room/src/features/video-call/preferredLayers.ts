import type { Layers } from '@smart-triage/shared/protocol/media';

/** Widths of the camera's three simulcast layers at 1280 x 720, in pixels of the picture (`CAMERA_ENCODINGS`: a quarter, a half, the whole). */
const LAYER_WIDTHS = [320, 640, 1280] as const;
/** A layer may be drawn this much larger than it is before the next one is worth its bandwidth. */
const STRETCH = 1.2;

/** The smallest layer that fills a tile of this width (CSS pixels) on this screen without visible blur; always the full frame rate. */
export function preferredLayers(tileWidth: number, pixelRatio: number): Layers {
  const needed = tileWidth * pixelRatio;
  const spatial = LAYER_WIDTHS.findIndex((width) => width * STRETCH >= needed);
  return { spatial: spatial < 0 ? LAYER_WIDTHS.length - 1 : spatial, temporal: 2 };
}
