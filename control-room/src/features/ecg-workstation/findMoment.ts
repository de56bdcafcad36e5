import type { EcgFrame } from '@smart-triage/shared/ecg/frame';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { EcgArchive, StoredStream } from './ecgArchive.ts';
import { FRAMES_PER_SECOND } from './sheetPage.ts';
import type { SheetPlace } from './workstationModel.ts';

const MS_PER_FRAME = 1000 / FRAMES_PER_SECOND;
/** Enough to halve a day of frames, every other time, down to one window. */
const MOST_LOOKS = 32;
/** Frames read at a time to either side: what is not stored (yet) is looked for in its neighbourhood. */
const NEIGHBOURS = 10;

/** When a frame was taken, on the server's clock as far as the tablet had measured it. */
function takenAt({ capturedAt, clockOffsetMs }: EcgFrame): number {
  return capturedAt + (clockOffsetMs ?? 0);
}

/**
 * Where a moment of the case stands in its ECG: the stored frame that was taken last before it, of the newest stream that had begun by then. `null` where no ECG
 * had. Frames know when they were taken, so a few reads find it however the source paused.
 */
export async function findMoment(
  archive: Pick<EcgArchive, 'read'>,
  streams: readonly StoredStream[],
  at: Instant,
): Promise<SheetPlace | null> {
  for (const stream of streams.toReversed()) {
    const [first] = await archive.read(stream.streamId, 0, Math.min(NEIGHBOURS, stream.lastSeq));
    if (first && takenAt(first) <= at) return seek(archive, stream, first, at);
  }
  return null;
}

/** By how far a frame's time is off, and by halves in turn, so that a pause of the source cannot lead it to and fro. */
async function seek(
  archive: Pick<EcgArchive, 'read'>,
  { streamId, lastSeq }: StoredStream,
  first: EcgFrame,
  at: Instant,
): Promise<SheetPlace> {
  let [low, high] = [first, lastSeq];
  for (let look = 0; look < MOST_LOOKS && low.seq < high; look += 1) {
    const off = Math.floor((at - takenAt(low)) / MS_PER_FRAME);
    const guess = look % 2 === 0 ? low.seq + off : Math.floor((low.seq + high) / 2);
    const seq = Math.min(high, Math.max(low.seq, guess));
    const around = await archive.read(
      streamId,
      Math.max(low.seq, seq - NEIGHBOURS),
      Math.min(high, seq + NEIGHBOURS),
    );
    const before = around.findLast((frame) => takenAt(frame) <= at);
    const after = around.find((frame) => takenAt(frame) > at);
    low = before ?? low;
    if (after) high = after.seq - 1;
    else if (!before) high = Math.max(low.seq, seq - NEIGHBOURS - 1);
    if (before && (after ?? seq + NEIGHBOURS >= high)) break;
  }
  return { streamId, fromSeq: low.seq };
}
