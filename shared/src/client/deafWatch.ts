/**
 * For what drives through dead zones. The server's ping comes every 2.5 s, so one is a second late by then. TCP waits longer and longer before it tries again (0.2, 0.4,
 * ... 3.2 s, or more than 6): a connection that is begun anew meets the end of the dead zone within a second.
 */
export const DEAF_AFTER_MS = 3500;

const TICK_MS = 250;

/**
 * Tells when nothing was heard for too long. It counts its own ticks: a page that was suspended or very busy has missed ticks as well as packets, and is not deaf
 * for that.
 */
export class DeafWatch {
  readonly #timer: ReturnType<typeof setInterval>;
  #silentMs = 0;

  constructor(deafAfterMs: number, onDeaf: () => void) {
    this.#timer = setInterval(() => {
      this.#silentMs += TICK_MS;
      if (this.#silentMs < deafAfterMs) return;
      this.#silentMs = 0;
      onDeaf();
    }, TICK_MS);
  }

  /** Anything at all came. */
  hear(): void {
    this.#silentMs = 0;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
