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

/**
 * `null` while there is no way to the server. A cut leaves several ways behind that were nominated once and are listed on, in any order: whatever comes over
 * one of them was heard, and only the one in use has an estimate. (Measured: the first of them said nothing for as long as the call lasted.)
 */
export function transportFigures(report: Iterable<[string, unknown]>): TransportFigures | null {
  const ways = [...report].map(([, entry]) => entry).filter(isNominatedPair);
  if (ways.length === 0) return null;
  const heard = ways.reduce(
    (sum, { bytesReceived = 0, responsesReceived = 0 }) => sum + bytesReceived + responsesReceived,
    0,
  );
  const inUse = ways.find(({ availableOutgoingBitrate }) => availableOutgoingBitrate !== undefined);
  return { heard, availableBps: inUse?.availableOutgoingBitrate ?? null };
}

function isNominatedPair(entry: unknown): entry is CandidatePair {
  const { type, nominated } = entry as Partial<CandidatePair>;
  return type === 'candidate-pair' && nominated === true;
}
