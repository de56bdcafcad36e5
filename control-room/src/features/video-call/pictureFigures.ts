/** What arrives of the picture, as the browser measured it. */
type PictureSize = { width: number; height: number; framesPerSecond: number };
/** `delayMs`: from the camera to the decoded picture, as far as both ends measured their half of the way; `null` while one of them has not. */
export type PictureFigures = PictureSize & { delayMs: number | null };

/** From the receiver's statistics; `null` while nothing was decoded. */
export function figuresOf(report: Iterable<[string, unknown]>): PictureSize | null {
  for (const [, entry] of report) {
    const figures = isInboundVideo(entry) ? measured(entry) : null;
    if (figures) return figures;
  }
  return null;
}

type InboundVideo = { type: 'inbound-rtp'; kind: 'video' } & Partial<
  Record<'frameWidth' | 'frameHeight' | 'framesPerSecond', number>
>;

function isInboundVideo(entry: unknown): entry is InboundVideo {
  const { type, kind } = entry as Partial<InboundVideo>;
  return type === 'inbound-rtp' && kind === 'video';
}

function measured({ frameWidth, frameHeight, framesPerSecond }: InboundVideo): PictureSize | null {
  if (frameWidth === undefined || frameHeight === undefined) return null;
  return { width: frameWidth, height: frameHeight, framesPerSecond: Math.round(framesPerSecond ?? 0) };
}
