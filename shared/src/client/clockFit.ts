/** One question and answer: when it was asked and answered on this clock, and what the server's clock said in between. */
export type ClockSample = {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly serverTime: number;
};

/** How the server's clock stands to this one at one moment. The truth lies within the uncertainties while both clocks run evenly. */
export type ClockOffset = {
  /** Server's clock minus this clock. */
  readonly offsetMs: number;
  readonly uncertaintyMs: number;
  /** How much faster the server's clock runs, in millionths. */
  readonly driftPpm: number;
  readonly driftUncertaintyPpm: number;
};

type Range = { readonly from: number; readonly to: number };
type Bound = Range & { readonly at: number };

/** Quartz runs within about 50 ppm of the true second: two clocks within twice that of each other. */
const MOST_DRIFT: Range = { from: -100e-6, to: 100e-6 };
/** Both clocks are read in whole milliseconds. */
const READING_MS = 1;
/** Of several samples so close together only the quickest is kept: the others bound nothing that it does not. */
const SAME_ROUND_MS = 60_000;

/**
 * The offset to the server's clock and its drift, by what every sample proves: the server answered between question and answer. All lines through all of
 * these bounds are possible, and the middle of what they leave is the estimate.
 */
export class ClockFit {
  /** The samples that this rests on, oldest first. */
  readonly samples: readonly ClockSample[];
  readonly #bounds: readonly Bound[];
  readonly #drift: Range;

  private constructor(samples: readonly ClockSample[], bounds: readonly Bound[], drift: Range) {
    this.samples = samples;
    this.#bounds = bounds;
    this.#drift = drift;
  }

  static readonly empty = new ClockFit([], [], MOST_DRIFT);

  /** With one more sample, without those from before `oldest`. When it contradicts the others, a clock was set: only the new sample counts from there on. */
  with(sample: ClockSample, oldest: number): ClockFit {
    const samples = [...thinned(this.samples.filter(({ askedAt }) => askedAt >= oldest)), sample];
    return ClockFit.#of(samples) ?? new ClockFit([sample], [boundOf(sample)], MOST_DRIFT);
  }

  /** The offset at a moment of this clock; `null` without samples. */
  at(moment: number): ClockOffset | null {
    if (this.#bounds.length === 0) return null;
    const offset = this.#bounds
      .map((bound) => carried(bound, this.#drift, moment))
      .reduce((all, one) => common(all, one));
    return {
      offsetMs: middle(offset),
      uncertaintyMs: width(offset) / 2,
      driftPpm: middle(this.#drift) * 1e6,
      driftUncertaintyPpm: (width(this.#drift) / 2) * 1e6,
    };
  }

  /** `null` when no two clocks that run evenly could have given these samples. */
  static #of(samples: readonly ClockSample[]): ClockFit | null {
    const bounds = samples.map(boundOf);
    const drift = driftOf(bounds);
    if (!isPossible(drift)) return null;
    return new ClockFit(samples, bounds, drift);
  }
}

/** What it proves holds when the server answered, at most half the way from the middle: the offset can have moved by as much until then. */
function boundOf({ askedAt, answeredAt, serverTime }: ClockSample): Bound {
  const slack = READING_MS + (MOST_DRIFT.to * (answeredAt - askedAt)) / 2;
  return {
    at: (askedAt + answeredAt) / 2,
    from: serverTime - answeredAt - slack,
    to: serverTime - askedAt + slack,
  };
}

/** Every two samples bound how fast the offset can have changed between them. */
function driftOf(bounds: readonly Bound[]): Range {
  let drift = MOST_DRIFT;
  for (const [index, later] of bounds.entries()) {
    for (const earlier of bounds.slice(0, index)) {
      const took = later.at - earlier.at;
      if (took > 0)
        drift = common(drift, {
          from: (later.from - earlier.to) / took,
          to: (later.to - earlier.from) / took,
        });
    }
  }
  return drift;
}

function carried(bound: Bound, drift: Range, moment: number): Range {
  const after = moment - bound.at;
  const changes = [drift.from * after, drift.to * after];
  return { from: bound.from + Math.min(...changes), to: bound.to + Math.max(...changes) };
}

function thinned(samples: readonly ClockSample[]): ClockSample[] {
  const rounds = Map.groupBy(samples, ({ askedAt }) => Math.floor(askedAt / SAME_ROUND_MS));
  return [...rounds.values()].flatMap((round) => round.toSorted((a, b) => wayMs(a) - wayMs(b)).slice(0, 1));
}

function wayMs({ askedAt, answeredAt }: ClockSample): number {
  return answeredAt - askedAt;
}

function common(a: Range, b: Range): Range {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function isPossible({ from, to }: Range): boolean {
  return from <= to;
}

function middle({ from, to }: Range): number {
  return (from + to) / 2;
}

function width({ from, to }: Range): number {
  return to - from;
}
