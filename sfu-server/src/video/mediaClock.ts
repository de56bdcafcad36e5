/** A window is long enough to hold a packet that waited nowhere, and short enough for clocks that drift apart by 100 ppm. */
const WINDOW_MS = 10_000;

/** Puts a sender's media clock on the server's: a packet that took the shortest way shows how they stand to each other. Pictures and sound get the same delay on the way left in. */
export class MediaClock {
  #before: number | null = null;
  #now: number | null = null;
  #since = 0;

  note({ mediaMs, arrivedAt }: { mediaMs: number; arrivedAt: number }): void {
    if (this.#now === null || arrivedAt - this.#since > WINDOW_MS) {
      this.#before = this.#now;
      this.#now = null;
      this.#since = arrivedAt;
    }
    this.#now = Math.min(this.#now ?? Infinity, arrivedAt - mediaMs);
  }

  /** What to add to the media clock; 0 before anything was noted. */
  offsetMs(): number {
    return Math.min(this.#now ?? Infinity, this.#before ?? Infinity, ...(this.#now === null ? [0] : []));
  }
}
