/** A muted microphone in Opus still sends a packet every 400 ms: two looks, a second apart, without a single one are silence. */
const STILL_LOOKS = 2;

type Counted = { readonly packets: number; readonly stillLooks: number };

/** [MD12] Which streams bring packets, by what was counted at each look: a track plays on after the last one, and its transport says "connected". */
export class Arrivals {
  #counted = new Map<string, Counted>();

  /** Takes how many packets came since each stream began, and gives the streams that arrive. */
  look(counts: ReadonlyMap<string, number>): ReadonlySet<string> {
    this.#counted = new Map(
      [...counts].map(([id, packets]) => [id, counted(packets, this.#counted.get(id))]),
    );
    const arriving = [...this.#counted].filter(([, { stillLooks }]) => stillLooks < STILL_LOOKS);
    return new Set(arriving.map(([id]) => id));
  }
}

function counted(packets: number, before: Counted | undefined): Counted {
  if (packets !== (before?.packets ?? 0)) return { packets, stillLooks: 0 };
  return { packets, stillLooks: (before?.stillLooks ?? STILL_LOOKS) + 1 };
}

/** From a transport's statistics: packets received, by SSRC. */
export function packetsBySsrc(report: Iterable<[string, unknown]>): ReadonlyMap<number, number> {
  const packets = new Map<number, number>();
  for (const [, entry] of report) {
    if (isInbound(entry)) packets.set(entry.ssrc, entry.packetsReceived ?? 0);
  }
  return packets;
}

type Inbound = { type: 'inbound-rtp'; ssrc: number; packetsReceived?: number };

function isInbound(entry: unknown): entry is Inbound {
  const { type, ssrc } = entry as Partial<Inbound>;
  return type === 'inbound-rtp' && ssrc !== undefined;
}
