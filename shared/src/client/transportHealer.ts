import type { types } from 'mediasoup-client';
import { AppError } from '../errors/appError.ts';
import { ErrorCode, FAILURE_CLASS } from '../errors/errorCode.ts';

/** A short cut heals by itself, and restarting ICE in the middle of it costs seconds: wait this long first (measured in Chromium). */
const SELF_HEAL_MS = 2000;
/** With a link the cut is over, and what heals by itself does so within 80 ms (measured): this much later it will not. */
const SELF_HEAL_WITH_LINK_MS = 400;
const RETRY_MS = 5000;
/** After this many restarts that were answered and still gave no connection, the transport is given up and the media join anew. */
const MAX_RESTARTS = 3;
/** A way that is dead answers no restart, and would carry new transports no better. Two minutes: then it may be this end that is stuck. */
const MAX_UNANSWERED = 24;
const LOOK_EVERY_MS = 1000;
/** A browser checks its way every two and a half seconds: without a word for two checks the way is dead, whatever the transport says. */
const SILENT_AFTER_MS = 5500;
/** Nothing heard when last looked, and the socket was lost as well: a new address, or a cut that is over and that heals by itself within the moment that it is given. */
const SILENT_WITH_NEW_LINK_MS = 1000;

type HealerOptions = {
  transport: types.Transport;
  /** Asks the server for fresh ICE parameters; rejects while there is no link. */
  restartIce: () => Promise<types.IceParameters>;
  /** Grows with everything that comes from the server; `null` while there is no way to it. */
  heard: () => Promise<number | null>;
  /** Told whenever there is a link to ask over (again). Returns how to stop. */
  onLink: (handler: () => void) => () => void;
  onGivenUp: () => void;
  /** Whether the server is heard; told at each change, and first when the transport begins to connect. */
  onHeard: (isHeard: boolean) => void;
};

/**
 * [MD11] Brings one transport back after a cut: waits, restarts ICE, and in the end asks for a new one. It goes by what is heard from the server: a state can
 * say "connected" over a way that carries nothing.
 */
export class TransportHealer {
  readonly #options: HealerOptions;
  readonly #watch: ReturnType<typeof setInterval>;
  readonly #stopListening: () => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Restarts without a connection, by whether anything was heard after them. */
  #restarts = { answered: 0, unanswered: 0 };
  /** Whether anything was heard since the last restart; `null` before the first. */
  #wasAnswered: boolean | null = null;
  #isAsking = false;
  #closed = false;
  #heard: number | null = null;
  #silentMs = 0;
  #wasWell: boolean | null = null;

  constructor(options: HealerOptions) {
    this.#options = options;
    options.transport.on('connectionstatechange', (state) => {
      this.#handleState(state);
    });
    options.transport.observer.once('close', () => {
      this.close();
    });
    this.#stopListening = options.onLink(() => {
      this.#handleLink();
    });
    this.#watch = setInterval(() => void this.#look(), LOOK_EVERY_MS);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#watch);
    this.#stopListening();
    this.#clear();
  }

  #giveUp(): void {
    this.close();
    this.#options.onGivenUp();
  }

  #handleState(state: types.ConnectionState): void {
    if (state === 'failed') this.#schedule(0);
    else if (state === 'disconnected') this.#schedule(SELF_HEAL_MS);
    else if (state === 'connected') this.#handleConnected();
    this.#tell();
  }

  /** The first link, or the first one after a cut: whatever cut the socket most likely cut this way too. */
  #handleLink(): void {
    const { connectionState } = this.#options.transport;
    if (connectionState === 'failed') this.#schedule(0);
    else if (connectionState === 'disconnected') this.#schedule(SELF_HEAL_WITH_LINK_MS);
    else if (connectionState === 'connected' && this.#silentMs >= SILENT_WITH_NEW_LINK_MS)
      void this.#listenOnce();
  }

  async #listenOnce(): Promise<void> {
    const before = await this.#options.heard();
    await new Promise((resolve) => setTimeout(resolve, SELF_HEAL_WITH_LINK_MS));
    if (!this.#isConnected()) return;
    const after = await this.#options.heard();
    const isAlive = before !== null && after !== null && after > before;
    if (this.#isConnected() && !isAlive) this.#handleSilence();
  }

  #isConnected(): boolean {
    return !this.#closed && this.#options.transport.connectionState === 'connected';
  }

  #handleSilence(): void {
    this.#silentMs = Math.max(this.#silentMs, SILENT_AFTER_MS + LOOK_EVERY_MS);
    this.#tell();
    this.#schedule(0);
  }

  #handleConnected(): void {
    this.#silentMs = 0;
    this.#noteAnswer();
  }

  /** Nothing can be answered before it was asked. */
  #noteAnswer(): void {
    if (this.#wasAnswered !== null) this.#wasAnswered = true;
  }

  async #look(): Promise<void> {
    const heard = await this.#options.heard();
    const { connectionState } = this.#options.transport;
    if (this.#closed || connectionState === 'new') return;
    const isAlive = heard !== null && this.#heard !== null && heard > this.#heard;
    this.#heard = heard;
    if (isAlive) this.#noteAnswer();
    if (connectionState === 'connecting') return;
    this.#silentMs = isAlive ? 0 : this.#silentMs + LOOK_EVERY_MS;
    this.#tell();
    if (isAlive && connectionState === 'connected') this.#handleLife();
    else if (this.#silentMs > SILENT_AFTER_MS && this.#timer === null) this.#schedule(0);
  }

  #handleLife(): void {
    this.#restarts = { answered: 0, unanswered: 0 };
    this.#wasAnswered = null;
    this.#clear();
  }

  #isWell(): boolean {
    return this.#options.transport.connectionState === 'connected' && this.#silentMs <= SILENT_AFTER_MS;
  }

  /** A transport that nobody used yet has nothing to be silent about. */
  #tell(): void {
    const isWell = this.#isWell();
    const isUnused = this.#options.transport.connectionState === 'new';
    if (this.#closed || isUnused || isWell === this.#wasWell) return;
    this.#wasWell = isWell;
    this.#options.onHeard(isWell);
  }

  #schedule(delayMs: number): void {
    this.#clear();
    if (!this.#closed) this.#timer = setTimeout(() => void this.#heal(), delayMs);
  }

  async #heal(): Promise<void> {
    this.#timer = null;
    if (this.#closed || this.#isAsking || this.#isWell()) return;
    this.#countRestart();
    if (this.#restarts.answered >= MAX_RESTARTS || this.#restarts.unanswered >= MAX_UNANSWERED) {
      this.#giveUp();
      return;
    }
    this.#isAsking = true;
    try {
      await this.#restart();
    } catch (error) {
      // No link to ask over: the attempt does not count. A server that no longer has this transport will never heal it.
      if (isGone(error)) this.#giveUp();
    } finally {
      this.#isAsking = false;
    }
    this.#schedule(RETRY_MS);
  }

  /** How the last one ended. */
  #countRestart(): void {
    if (this.#wasAnswered === null) return;
    this.#restarts[this.#wasAnswered ? 'answered' : 'unanswered'] += 1;
    this.#wasAnswered = null;
  }

  async #restart(): Promise<void> {
    const { transport, restartIce } = this.#options;
    const iceParameters = await restartIce();
    this.#wasAnswered = false;
    if (!transport.closed) await transport.restartIce({ iceParameters });
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.code === ErrorCode.MediaUnavailable || FAILURE_CLASS[error.code] === 'refused';
}
