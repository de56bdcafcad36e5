import { delayBetween, delayCounters, type DelayCounters } from '@smart-triage/shared/client/pictureDelay';
import type { Picture } from './callView.ts';
import { figuresOf, type PictureFigures } from './pictureFigures.ts';

/** Looks at the statistics of one picture after the other; what is measured between two looks belongs to one and the same. */
export function createPictureWatch(statsOf: (producerId: string) => Promise<RTCStatsReport | undefined>) {
  let before: { producerId: string; counters: DelayCounters } | null = null;
  return async ({ producerId, senderDelayMs }: Picture): Promise<PictureFigures | null> => {
    const report = await statsOf(producerId);
    const size = report ? figuresOf(report.entries()) : null;
    if (!report || !size) return null;
    const counters = delayCounters(report.entries());
    const received = before?.producerId === producerId ? delayBetween(before.counters, counters) : null;
    before = { producerId, counters };
    const isWhole = received !== null && senderDelayMs !== null;
    return { ...size, delayMs: isWhole ? received + senderDelayMs : null };
  };
}
