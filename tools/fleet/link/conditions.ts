/** Chances for each packet: of a good stretch to turn bad, and of a bad one to end. While it is bad, everything is lost (Gilbert's model). */
export type BurstLoss = { readonly begins: number; readonly ends: number };

/** What one direction of a network does to what is sent over it. */
export type Conditions = {
  readonly delayMs: number;
  /** The delay varies by up to this much either way; order is kept, as a mobile network keeps it. */
  readonly jitterMs: number;
  readonly loss: BurstLoss | null;
  /** `null`: as fast as the machine. */
  readonly kbitPerSecond: number | null;
  /** A packet that would have to wait longer than this is dropped. */
  readonly queueMs: number;
};

/** Up is from the ambulance to the server. */
export type NetworkProfile = { readonly up: Conditions; readonly down: Conditions };

const CLEAR: Conditions = { delayMs: 0, jitterMs: 0, loss: null, kbitPerSecond: null, queueMs: Infinity };

/** Losses in bursts of `length` packets on average that come to `share` of all packets. */
function bursts(share: number, length: number): BurstLoss {
  return { begins: share / (1 - share) / length, ends: 1 / length };
}

const LTE_GOOD: Conditions = {
  delayMs: 20,
  jitterMs: 5,
  loss: bursts(0.005, 1),
  kbitPerSecond: 8000,
  queueMs: 300,
};
const LTE_EDGE: Conditions = {
  delayMs: 60,
  jitterMs: 20,
  loss: bursts(0.03, 4),
  kbitPerSecond: 700,
  queueMs: 500,
};

/** What a change of cell does, some thirty seconds apart: nothing gets through for this long. */
export const HANDOVERS_MS = [300, 900, 1500] as const;

/**
 * The networks that the project is tested on (design brief on media, 7.2): LTE with 40 ms there and back, 0.5 % lost and 8 Mbit/s up; the edge of a cell
 * with 120 ± 40 ms there and back, 3 % lost in bursts and 700 kbit/s up. Down is faster than up, as cells divide their time.
 */
export const NETWORKS = {
  clear: { up: CLEAR, down: CLEAR },
  lteGood: { up: LTE_GOOD, down: { ...LTE_GOOD, kbitPerSecond: 30_000 } },
  lteEdge: { up: LTE_EDGE, down: { ...LTE_EDGE, kbitPerSecond: 2000 } },
} as const satisfies Record<string, NetworkProfile>;
