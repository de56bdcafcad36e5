/** What the axis may move, in ms more than the shortest delay that each has by itself. */
export type AxisDelays = { readonly ecgMs: number; readonly pictureMs: number };

const NONE: AxisDelays = { ecgMs: 0, pictureMs: 0 };

export type TimeAxisOptions = {
  /** Monotonic milliseconds. */
  now: () => number;
  onDelays: (delays: AxisDelays) => void;
};

/** Nearer than this to each other, nobody sees which came first, and what moves them would be seen. Promised are 40 ms. */
export const CLOSE_ENOUGH_MS = 36;
/**
 * What is further apart is brought this near: each millisecond more would make one of them later for nothing, and the picture, which has its own promise (L4), is
 * mostly the one that waits.
 */
const AIM_MS = 32;
/** To be this much later for nothing is not worth a move that would be seen. */
const SPARE_MS = 12;
/** Further apart than this they are not late but on different clocks, and nothing is known. */
const OTHER_CLOCK_MS = 2000;
/** A picture that waits longer would be too late for a conversation; an ECG that waits longer, too late for a decision. */
const MOST_PICTURE_MS = 150;
const MOST_ECG_MS = 1000;
/** The pen goes a tenth faster or slower at most, and a jitter buffer takes some pictures: a move has had its effect after this. */
const MOVE_EVERY_MS = 3000;
const ENOUGH_SEEN = 10;
/** An ECG that stood still so long was away. */
const AWAY_MS = 2000;

/**
 * Keeps the ECG and the picture beside it on one time axis: what stands on the screen at one moment was captured at one moment. Both carry the tablet's clock, so
 * that no other clock matters. The later one decides, and the other waits for it.
 */
export class TimeAxis {
  readonly #options: TimeAxisOptions;
  #ecgAges: number[] = [];
  #pictureAges: number[] = [];
  #delays: AxisDelays = NONE;
  #movedAt: number;
  #drawnAt = -Infinity;

  constructor(options: TimeAxisOptions) {
    this.#options = options;
    this.#movedAt = options.now();
  }

  /** A sample came onto the screen: when it was captured (tablet's clock) and when it was drawn (this page's monotonic clock). */
  ecgDrawn(capturedAt: number, drawnAt: number): void {
    if (drawnAt - this.#drawnAt > AWAY_MS) this.#beginAgain();
    this.#drawnAt = drawnAt;
    this.#ecgAges.push(drawnAt - capturedAt);
    this.#settle();
  }

  /** The same of a picture. */
  pictureShown(capturedAt: number, shownAt: number): void {
    this.#pictureAges.push(shownAt - capturedAt);
    this.#settle();
  }

  /** [L5] What is back after a cut is shown at once: how late the picture was before it says nothing of now. */
  #beginAgain(): void {
    this.#takeAges();
    this.#set(NONE);
  }

  #settle(): void {
    if (this.#options.now() - this.#movedAt < MOVE_EVERY_MS) return;
    const { ecg, picture } = this.#takeAges();
    // One of the two stands still: there is nothing to compare, and what was set stays.
    if (ecg.length < ENOUGH_SEEN || picture.length < ENOUGH_SEEN) return;
    this.#set(moved(this.#delays, latest(ecg) - latest(picture)));
  }

  #takeAges(): { ecg: readonly number[]; picture: readonly number[] } {
    const ages = { ecg: this.#ecgAges, picture: this.#pictureAges };
    this.#ecgAges = [];
    this.#pictureAges = [];
    this.#movedAt = this.#options.now();
    return ages;
  }

  #set(delays: AxisDelays): void {
    if (isSame(delays, this.#delays)) return;
    this.#delays = delays;
    this.#options.onDelays(delays);
  }
}

/**
 * `apartMs`: by how much the ECG is older than the picture. Neither waits longer than the other one, by itself, makes needful: what one waited for the sake of the other is
 * taken back when that has become earlier.
 */
export function moved(delays: AxisDelays, apartMs: number): AxisDelays {
  if (Math.abs(apartMs) > OTHER_CLOCK_MS) return NONE;
  const byItselfMs = apartMs + delays.pictureMs - delays.ecgMs;
  const needful = {
    ecgMs: Math.min(MOST_ECG_MS, Math.max(0, -byItselfMs - AIM_MS)),
    pictureMs: Math.min(MOST_PICTURE_MS, Math.max(0, byItselfMs - AIM_MS)),
  };
  const spareMs = Math.max(delays.ecgMs - needful.ecgMs, delays.pictureMs - needful.pictureMs);
  return Math.abs(apartMs) > CLOSE_ENOUGH_MS || spareMs > SPARE_MS ? needful : delays;
}

function isSame(a: AxisDelays, b: AxisDelays): boolean {
  return a.ecgMs === b.ecgMs && a.pictureMs === b.pictureMs;
}

/** The median of the second half: what came right after the last move still shows the state before it. */
function latest(ages: readonly number[]): number {
  const sorted = ages.slice(Math.floor(ages.length / 2)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
