import type { types } from 'mediasoup-client';

/** A short cut heals by itself, and restarting ICE in the middle of it costs seconds: wait this long first (measured: media brief 4.1). */
const SELF_HEAL_MS = 2000;
const RETRY_MS = 5000;
/** After this many restarts without a connection, the transport is given up and the media join anew. */
const MAX_RESTARTS = 3;

type HealerOptions = {
  transport: types.Transport;
  /** Asks the server for fresh ICE parameters; rejects while there is no link. */
  restartIce: () => Promise<types.IceParameters>;
  onGivenUp: () => void;
};

/** Brings one transport back after a cut: waits, restarts ICE, and in the end asks for a new one. */
export class TransportHealer {
  readonly #options: HealerOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #restarts = 0;
  #closed = false;

  constructor(options: HealerOptions) {
    this.#options = options;
    options.transport.on('connectionstatechange', (state) => {
      this.#handleState(state);
    });
    options.transport.observer.once('close', () => {
      this.close();
    });
  }

  close(): void {
    this.#closed = true;
    this.#clear();
  }

  #handleState(state: types.ConnectionState): void {
    if (state === 'connected') {
      this.#restarts = 0;
      this.#clear();
    } else if (state === 'failed') {
      this.#schedule(0);
    } else if (state === 'disconnected') {
      this.#schedule(SELF_HEAL_MS);
    }
  }

  #schedule(delayMs: number): void {
    this.#clear();
    if (!this.#closed) this.#timer = setTimeout(() => void this.#heal(), delayMs);
  }

  async #heal(): Promise<void> {
    if (this.#closed || this.#options.transport.connectionState === 'connected') return;
    if (this.#restarts >= MAX_RESTARTS) {
      this.#options.onGivenUp();
      return;
    }
    try {
      const iceParameters = await this.#options.restartIce();
      this.#restarts += 1;
      if (!this.#options.transport.closed) await this.#options.transport.restartIce({ iceParameters });
    } catch {
      // No link to ask over: the attempt does not count, and the next one comes by itself.
    }
    this.#schedule(RETRY_MS);
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
