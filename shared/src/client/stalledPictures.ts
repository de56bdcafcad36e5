/** What was counted of one received picture since it began. */
export type PictureCount = { readonly packets: number; readonly frames: number };

/** What repairs itself (a lost packet sent again) is back within two ways there and back. */
const STALLED_AFTER_MS = 400;
/** Each further time is longer: a page that does not decode at all must not make the sender send large pictures for ever. */
const FIRST_PAUSE_MS = 800;
const LONGEST_PAUSE_MS = 10_000;

type Seen = PictureCount & {
  /** Packets come and no picture is made of them; `null` while one is, or while nothing comes. */
  readonly stalledSinceMs: number | null;
  readonly askAtMs: number;
  readonly pauseMs: number;
};

/**
 * [MD17] Which pictures stand still although packets of them come: a decoder lacks what got lost, and by itself asks for a whole picture only three seconds after its
 * last one. (Measured: 2.3 s without a picture after 0.9 s without a link.)
 */
export class StalledPictures {
  #seen = new Map<string, Seen>();

  /** One look; gives the ids to ask a key frame for. */
  look(counts: ReadonlyMap<string, PictureCount>, nowMs: number): string[] {
    const due: string[] = [];
    this.#seen = new Map(
      [...counts].map(([id, count]) => {
        const seen = seenNow(count, this.#seen.get(id), nowMs);
        const isDue = seen.stalledSinceMs !== null && nowMs >= seen.askAtMs;
        if (isDue) due.push(id);
        return [id, isDue ? asked(seen, nowMs) : seen];
      }),
    );
    return due;
  }
}

function seenNow(count: PictureCount, before: Seen | undefined, nowMs: number): Seen {
  if (count.frames !== before?.frames)
    return { ...count, stalledSinceMs: null, askAtMs: 0, pauseMs: FIRST_PAUSE_MS };
  if (count.packets === before.packets || before.stalledSinceMs !== null) return { ...before, ...count };
  const askAtMs = Math.max(before.askAtMs, nowMs + STALLED_AFTER_MS);
  return { ...before, ...count, stalledSinceMs: nowMs, askAtMs };
}

function asked(seen: Seen, nowMs: number): Seen {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, seen.pauseMs * 2);
  return { ...seen, stalledSinceMs: null, askAtMs: nowMs + seen.pauseMs, pauseMs };
}

/** From a transport's statistics: packets and decoded frames of what is received as a picture, by SSRC. */
export function picturesBySsrc(report: Iterable<[string, unknown]>): ReadonlyMap<number, PictureCount> {
  const counts = new Map<number, PictureCount>();
  for (const [, entry] of report) {
    if (!isPicture(entry)) continue;
    counts.set(entry.ssrc, { packets: entry.packetsReceived ?? 0, frames: entry.framesDecoded ?? 0 });
  }
  return counts;
}

type InboundPicture = {
  type: 'inbound-rtp';
  kind: 'video';
  ssrc: number;
  packetsReceived?: number;
  framesDecoded?: number;
};

function isPicture(entry: unknown): entry is InboundPicture {
  const { type, kind, ssrc } = entry as Partial<InboundPicture>;
  return type === 'inbound-rtp' && kind === 'video' && ssrc !== undefined;
}
