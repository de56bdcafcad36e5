/**
 * How long a picture takes on one half of its way, out of the counters that WebRTC keeps (webrtc-stats, W3C), as the mean of what happened between two looks. The
 * sending half: encoding, waiting to be sent, and half the round trip to the server. The receiving half: half the round trip, and from the first packet of a picture to the
 * decoded one. What no counter knows is in neither: the camera's exposure, and the screen.
 */
export type DelayCounters = {
  /** Seconds, and over how many pictures or packets they add up. */
  readonly parts: readonly { readonly id: string; readonly seconds: number; readonly count: number }[];
  /** Of the way in use, in seconds. */
  readonly roundTrip: number | null;
};

type Entry = { id?: string; type?: string; kind?: string; nominated?: boolean } & Partial<
  Record<
    | 'totalEncodeTime'
    | 'framesEncoded'
    | 'totalPacketSendDelay'
    | 'packetsSent'
    | 'totalProcessingDelay'
    | 'framesDecoded'
    | 'currentRoundTripTime',
    number
  >
>;

/** Of one video stream that is sent or received, with the transport that carries it. */
export function delayCounters(report: Iterable<[string, unknown]>): DelayCounters {
  const entries = [...report].map(([, entry]) => entry as Entry);
  const roundTrips = entries.flatMap(({ type, nominated, currentRoundTripTime }) =>
    type === 'candidate-pair' && nominated === true && currentRoundTripTime !== undefined
      ? [currentRoundTripTime]
      : [],
  );
  return { parts: entries.flatMap(partsOf), roundTrip: roundTrips[0] ?? null };
}

function partsOf(entry: Entry): DelayCounters['parts'] {
  const part = (name: string, seconds?: number, count?: number) =>
    seconds === undefined || count === undefined ? [] : [{ id: `${entry.id ?? ''} ${name}`, seconds, count }];
  if (entry.kind !== 'video') return [];
  if (entry.type === 'inbound-rtp') return part('decoded', entry.totalProcessingDelay, entry.framesDecoded);
  if (entry.type !== 'outbound-rtp') return [];
  return [
    ...part('encoded', entry.totalEncodeTime, entry.framesEncoded),
    ...part('sent', entry.totalPacketSendDelay, entry.packetsSent),
  ];
}

/**
 * In milliseconds; `null` where nothing moved between the looks, or the way was not measured. Of several layers of one picture the slowest counts: which of them
 * somebody gets is not known here.
 */
export function delayBetween(before: DelayCounters, after: DelayCounters): number | null {
  if (after.roundTrip === null) return null;
  const slowest = new Map<string, number>();
  for (const part of after.parts) {
    const known = before.parts.find(({ id }) => id === part.id);
    const count = part.count - (known?.count ?? 0);
    if (count <= 0) continue;
    const mean = (part.seconds - (known?.seconds ?? 0)) / count;
    const name = part.id.slice(part.id.lastIndexOf(' '));
    slowest.set(name, Math.max(slowest.get(name) ?? 0, mean));
  }
  if (slowest.size === 0) return null;
  const seconds = [...slowest.values()].reduce((sum, value) => sum + value, after.roundTrip / 2);
  return Math.round(seconds * 1000);
}
