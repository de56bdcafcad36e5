/** What a transport's statistics say about its way to the server. */
export type TransportFigures = {
  /** Grows with everything that came from the server: packets, and answers to the checks of the way. */
  heard: number;
  /** What can be sent on this way, in bit/s; `null` while nothing was estimated. */
  availableBps: number | null;
};

type CandidatePair = { type: 'candidate-pair'; nominated?: boolean } & Partial<
  Record<'bytesReceived' | 'responsesReceived' | 'availableOutgoingBitrate', number>
>;

/** `null` while there is no way to the server. */
export function transportFigures(report: Iterable<[string, unknown]>): TransportFigures | null {
  for (const [, entry] of report) {
    if (!isChosenPair(entry)) continue;
    const { bytesReceived = 0, responsesReceived = 0, availableOutgoingBitrate = null } = entry;
    return { heard: bytesReceived + responsesReceived, availableBps: availableOutgoingBitrate };
  }
  return null;
}

function isChosenPair(entry: unknown): entry is CandidatePair {
  const { type, nominated } = entry as Partial<CandidatePair>;
  return type === 'candidate-pair' && nominated === true;
}
